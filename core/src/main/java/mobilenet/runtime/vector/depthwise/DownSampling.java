package mobilenet.runtime.vector.depthwise;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;

/** The fixed filters that stand for strides in anti-aliased networks, as depthwise convolutions. */
public final class DownSampling {
  private static final int STRIDE = 2;
  private static final float[] AVERAGE = {0.25f, 0.25f, 0.25f, 0.25f};
  private static final float[] BLUR = {
    0.0625f, 0.125f, 0.0625f, 0.125f, 0.25f, 0.125f, 0.0625f, 0.125f, 0.0625f
  };

  private DownSampling() {}

  /** The mean of 2×2 pixels. */
  public static Kernel average(Geometry geometry) {
    return filter(2, AVERAGE, geometry);
  }

  /** [1 2 1]⊗[1 2 1] / 16 with one zero of padding. */
  public static Kernel blur(Geometry geometry) {
    return filter(3, BLUR, geometry);
  }

  private static Kernel filter(int kernel, float[] taps, Geometry geometry) {
    int channels = geometry.input().channels();
    float[] weight = new float[channels * taps.length];
    for (int c = 0; c < channels; c++) {
      System.arraycopy(taps, 0, weight, c * taps.length, taps.length);
    }
    Parameter filter =
        new Parameter("filter", List.of(channels, 1, kernel, kernel), Parameter.Kind.WEIGHT);
    Op.Convolution conv = Op.Convolution.of(filter, channels).withStride(STRIDE);
    return DepthwiseLayers.prepare(conv, weight, new float[channels]).at(geometry);
  }
}
