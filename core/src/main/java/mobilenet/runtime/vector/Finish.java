package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Geometry;

/**
 * What is left to do on stored sums: activations that a tile does not know, then the residual.
 *
 * @param activation applied in place
 * @param residualStride floats from one pixel of the second input to the next; 0 without a residual
 */
record Finish(Activation activation, int residualStride) {

  /** What an epilogue leaves of a convolution. */
  static Finish after(Epilogue epilogue, Op.Convolution conv, Geometry geometry) {
    return new Finish(
        epilogue == Epilogue.NONE ? conv.activation() : Activation.IDENTITY,
        conv.residual() ? geometry.inputs().get(1).pixelStride() : 0);
  }

  /** Whether there is a second input to add. */
  boolean hasResidual() {
    return residualStride > 0;
  }

  /**
   * Finishes some neighbouring pixels of some neighbouring channels.
   *
   * @param out sums, replaced
   * @param outAt index of the first pixel's first channel
   * @param outStep floats from one pixel to the next
   * @param pixels how many
   * @param width floats of a pixel, a multiple of the vector length
   * @param residual second input of the operation; unused without one
   * @param first number of the first pixel in the residual
   * @param channel first channel in the residual
   */
  void apply(
      float[] out,
      int outAt,
      int outStep,
      int pixels,
      int width,
      float[] residual,
      int first,
      int channel) {
    if (activation != Activation.IDENTITY) {
      for (int c = 0; c < width; c += COUNT) {
        Activations.apply(activation, out, outAt + c, outStep, pixels);
      }
    }
    if (hasResidual()) {
      int from = first * residualStride + channel;
      for (int c = 0; c < width; c += COUNT) {
        add(out, outAt + c, outStep, residual, from + c, pixels);
      }
    }
  }

  private void add(float[] to, int toAt, int step, float[] from, int fromAt, int pixels) {
    for (int p = 0, i = toAt, j = fromAt; p < pixels; p++, i += step, j += residualStride) {
      FloatVector sum = FloatVector.fromArray(SPECIES, to, i);
      sum.add(FloatVector.fromArray(SPECIES, from, j)).intoArray(to, i);
    }
  }
}
