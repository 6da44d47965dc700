package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;

/** The fixed filters that stand for strides in anti-aliased networks. A unit is an output row. */
final class DownSampling implements Kernel {
  private static final int STRIDE = 2;

  private final FeatureMap input;
  private final FeatureMap output;
  private final float[] taps;
  private final int before;

  private DownSampling(float[] taps, int before, Geometry geometry) {
    this.taps = taps;
    this.before = before;
    this.input = geometry.input();
    this.output = geometry.output();
  }

  /** The mean of 2×2 pixels. */
  static Kernel average(Geometry geometry) {
    return new DownSampling(new float[] {0.5f, 0.5f}, 0, geometry);
  }

  /** [1 2 1]⊗[1 2 1] / 16 with one zero of padding. */
  static Kernel blur(Geometry geometry) {
    return new DownSampling(new float[] {0.25f, 0.5f, 0.25f}, 1, geometry);
  }

  @Override
  public int units() {
    return output.height();
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {output.channels(), output.channels()};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int y = from; y < to; y++) {
      for (int x = 0; x < output.width(); x++) {
        pixel(inputs[0], scratch, y * STRIDE - before, x * STRIDE - before);
        System.arraycopy(scratch[0], 0, out, output.offset(y, x), output.channels());
      }
    }
  }

  private void pixel(float[] in, float[][] scratch, int top, int left) {
    int channels = input.channels();
    Arrays.fill(scratch[0], 0, channels, 0f);
    for (int tapY = 0; tapY < taps.length; tapY++) {
      for (int tapX = 0; tapX < taps.length; tapX++) {
        int y = top + tapY;
        int x = left + tapX;
        if (y >= 0 && y < input.height() && x >= 0 && x < input.width()) {
          System.arraycopy(in, input.offset(y, x), scratch[1], 0, channels);
          InnerLoops.addProduct(scratch[0], channels, taps[tapY] * taps[tapX], scratch[1]);
        }
      }
    }
  }
}
