package mobilenet.runtime.scalar;

import mobilenet.architecture.Activation;
import mobilenet.graph.pass.Affine;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;

/** Operations that treat every pixel alone. A unit is one row of the image. */
abstract class ElementWise implements Kernel {
  private final FeatureMap output;
  private final FeatureMap[] inputs;

  ElementWise(Geometry geometry) {
    this.output = geometry.output();
    this.inputs = geometry.inputs().toArray(new FeatureMap[0]);
  }

  @Override
  public final int units() {
    return output.height();
  }

  @Override
  public final int[] scratchLengths() {
    return new int[] {output.channels(), output.channels()};
  }

  @Override
  public final void run(float[][] in, float[] out, float[][] scratch, int from, int to) {
    int channels = output.channels();
    float[] x = scratch[0];
    for (int pixel = from * output.width(); pixel < to * output.width(); pixel++) {
      System.arraycopy(in[0], pixel * inputs[0].pixelStride(), x, 0, channels);
      if (inputs.length > 1) {
        int other = inputs[1].pixels() == 1 ? 0 : pixel * inputs[1].pixelStride();
        System.arraycopy(in[1], other, scratch[1], 0, channels);
      }
      pixel(x, scratch[1], channels);
      System.arraycopy(x, 0, out, pixel * output.pixelStride(), channels);
    }
  }

  /** Replaces x by the result; y holds the second input's pixel, where there is one. */
  abstract void pixel(float[] x, float[] y, int channels);

  static Kernel activation(Activation activation, Geometry geometry) {
    return new ElementWise(geometry) {
      @Override
      void pixel(float[] x, float[] y, int channels) {
        InnerLoops.activate(activation, x, channels);
      }
    };
  }

  static Kernel sum(Geometry geometry) {
    return new ElementWise(geometry) {
      @Override
      void pixel(float[] x, float[] y, int channels) {
        InnerLoops.add(x, channels, y);
      }
    };
  }

  /** The gate of squeeze-and-excitation: the second input is one pixel. */
  static Kernel gate(Geometry geometry) {
    return new ElementWise(geometry) {
      @Override
      void pixel(float[] x, float[] y, int channels) {
        for (int c = 0; c < channels; c++) {
          x[c] *= y[c];
        }
      }
    };
  }

  /** A batch norm or layer scale that could not be folded: a factor and a summand a channel. */
  static Layer affine(Affine affine) {
    float[] scale = new float[affine.channels()];
    float[] shift = new float[affine.channels()];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = (float) affine.scale(c);
      shift[c] = (float) affine.shift(c);
    }
    return geometry ->
        new ElementWise(geometry) {
          @Override
          void pixel(float[] x, float[] y, int channels) {
            InnerLoops.scaleAndShift(x, channels, scale, shift);
          }
        };
  }
}
