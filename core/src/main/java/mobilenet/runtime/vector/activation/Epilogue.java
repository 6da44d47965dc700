package mobilenet.runtime.vector.activation;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Geometry;

/**
 * What happens to a convolution's sums: first what tiles compute in registers, then, as a second
 * pass over what they have stored, activations that tiles do not know, and the residual.
 *
 * @param tile computed before the sums are stored
 * @param rest activation of the second pass
 * @param residualStride floats from one pixel of the second input to the next; 0 without a residual
 */
public record Epilogue(TileEpilogue tile, Activation rest, int residualStride) {

  /** That of a convolution, of which tiles compute {@code tile}. */
  public static Epilogue of(Op.Convolution conv, TileEpilogue tile, Geometry geometry) {
    return new Epilogue(
        tile,
        tile == TileEpilogue.NONE ? conv.activation() : Activation.IDENTITY,
        conv.residual() ? geometry.inputs().get(1).pixelStride() : 0);
  }

  /** Whether there is a second input to add. */
  public boolean hasResidual() {
    return residualStride > 0;
  }

  /**
   * The second pass, over some neighbouring pixels of some neighbouring channels.
   *
   * @param out what tiles have stored, replaced
   * @param outAt index of the first pixel's first channel
   * @param outStep floats from one pixel to the next
   * @param pixels how many
   * @param width floats of a pixel, a multiple of the vector length
   * @param residual second input of the operation; unused without one
   * @param first number of the first pixel in the residual
   * @param channel first channel in the residual
   */
  public void apply(
      float[] out,
      int outAt,
      int outStep,
      int pixels,
      int width,
      float[] residual,
      int first,
      int channel) {
    if (rest != Activation.IDENTITY) {
      for (int c = 0; c < width; c += COUNT) {
        Activations.apply(rest, out, outAt + c, outStep, pixels);
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
