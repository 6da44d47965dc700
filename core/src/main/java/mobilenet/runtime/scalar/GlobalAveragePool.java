package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;

/** The mean over all pixels. A unit is a block of channels. */
final class GlobalAveragePool implements Kernel {
  private static final int BLOCK = 64;

  private final FeatureMap input;

  GlobalAveragePool(Geometry geometry) {
    this.input = geometry.input();
  }

  @Override
  public int units() {
    return (input.channels() + BLOCK - 1) / BLOCK;
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {BLOCK, BLOCK, BLOCK};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    float[] total = scratch[0];
    float[] row = scratch[1];
    float[] pixel = scratch[2];
    for (int unit = from; unit < to; unit++) {
      int first = unit * BLOCK;
      int n = Math.min(BLOCK, input.channels() - first);
      Arrays.fill(total, 0, n, 0f);
      for (int y = 0; y < input.height(); y++) {
        // Sums of rows, then the sum of those, keep the rounding of a large map small.
        Arrays.fill(row, 0, n, 0f);
        for (int x = 0; x < input.width(); x++) {
          System.arraycopy(inputs[0], input.offset(y, x) + first, pixel, 0, n);
          InnerLoops.add(row, n, pixel);
        }
        InnerLoops.add(total, n, row);
      }
      for (int c = 0; c < n; c++) {
        out[first + c] = total[c] / input.pixels();
      }
    }
  }
}
