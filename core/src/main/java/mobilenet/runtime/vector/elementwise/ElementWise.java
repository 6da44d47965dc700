package mobilenet.runtime.vector.elementwise;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import mobilenet.architecture.Activation;
import mobilenet.graph.pass.Affine;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.activation.Activations;
import mobilenet.runtime.vector.machine.Lanes;

/** Operations on every value of a feature map. A unit is a row of pixels. */
public abstract class ElementWise implements Kernel {
  private final FeatureMap map;

  private ElementWise(Geometry geometry) {
    this.map = geometry.output();
  }

  /** An activation on its own. */
  public static Kernel activation(Activation function, Geometry geometry) {
    return new ElementWise(geometry) {
      @Override
      void rows(float[][] inputs, float[] out, int from, int to) {
        System.arraycopy(inputs[0], from, out, from, to - from);
        Activations.apply(function, out, from, COUNT, (to - from) / COUNT);
      }
    };
  }

  /** The sum of two maps. */
  public static Kernel sum(Geometry geometry) {
    return new ElementWise(geometry) {
      @Override
      void rows(float[][] inputs, float[] out, int from, int to) {
        add(inputs[0], inputs[1], out, from, to);
      }
    };
  }

  /** The first input times the second, which is one pixel. */
  public static Kernel gate(Geometry geometry) {
    int stride = geometry.output().pixelStride();
    int channels = Lanes.align(geometry.output().channels());
    return new ElementWise(geometry) {
      @Override
      void rows(float[][] inputs, float[] out, int from, int to) {
        for (int pixel = from; pixel < to; pixel += stride) {
          multiply(inputs[0], inputs[1], out, pixel, channels);
        }
      }
    };
  }

  /** {@code x · scale + shift}, a scale and shift a channel. */
  public static Layer affine(Affine affine) {
    int channels = Lanes.align(affine.channels());
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < affine.channels(); c++) {
      scale[c] = (float) affine.scale(c);
      shift[c] = (float) affine.shift(c);
    }
    return geometry ->
        new ElementWise(geometry) {
          @Override
          void rows(float[][] inputs, float[] out, int from, int to) {
            for (int pixel = from; pixel < to; pixel += geometry.output().pixelStride()) {
              scaleAndShift(inputs[0], scale, shift, out, pixel, channels);
            }
          }
        };
  }

  /** Computes the floats of some whole pixels. */
  abstract void rows(float[][] inputs, float[] out, int from, int to);

  @Override
  public int units() {
    return map.height();
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    rows(inputs, out, map.offset(from, 0), map.offset(to, 0));
  }

  private static void add(float[] x, float[] y, float[] out, int from, int to) {
    for (int i = from; i < to; i += COUNT) {
      FloatVector.fromArray(SPECIES, x, i)
          .add(FloatVector.fromArray(SPECIES, y, i))
          .intoArray(out, i);
    }
  }

  private static void multiply(float[] x, float[] gate, float[] out, int at, int channels) {
    for (int c = 0; c < channels; c += COUNT) {
      FloatVector.fromArray(SPECIES, x, at + c)
          .mul(FloatVector.fromArray(SPECIES, gate, c))
          .intoArray(out, at + c);
    }
  }

  private static void scaleAndShift(
      float[] x, float[] scale, float[] shift, float[] out, int at, int channels) {
    for (int c = 0; c < channels; c += COUNT) {
      FloatVector.fromArray(SPECIES, x, at + c)
          .mul(FloatVector.fromArray(SPECIES, scale, c))
          .add(FloatVector.fromArray(SPECIES, shift, c))
          .intoArray(out, at + c);
    }
  }
}
