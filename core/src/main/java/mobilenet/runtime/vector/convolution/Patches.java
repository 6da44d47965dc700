package mobilenet.runtime.vector.convolution;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Window;

/**
 * The rows of inputs that a convolution's matrix product reads, one an output pixel. A pointwise
 * convolution reads the feature map itself; others, where {@link DenseConvolution} does not fit,
 * gather a block of pixels at a time, small enough to stay in the first caches.
 */
final class Patches {
  private final Window window;
  private final int outputWidth;
  private final int groupChannels;
  private final int depth;
  private final boolean direct;

  /**
   * @param conv whose inputs to gather
   * @param depth floats of a row; those beyond the kernel's are zeros
   */
  Patches(Op.Convolution conv, FeatureMap input, FeatureMap output, int depth) {
    this.window = Window.of(conv, input);
    this.outputWidth = output.width();
    this.groupChannels = conv.inChannels() / conv.groups();
    this.depth = depth;
    this.direct = conv.isPointwise() && input.pixelStride() >= depth;
  }

  /** Whether the feature map itself holds the rows. */
  boolean direct() {
    return direct;
  }

  /** What it reads. */
  Window window() {
    return window;
  }

  /** Floats from one row to the next. */
  int step() {
    return direct ? window.input().pixelStride() : depth;
  }

  /**
   * Fills {@code rows} with those of some neighbouring output pixels.
   *
   * @param image the input from its row {@code topRow} on
   */
  void gather(float[] image, int topRow, int group, int first, int pixels, float[] rows) {
    int from = group * groupChannels - window.input().offset(topRow, 0);
    for (int p = 0; p < pixels; p++) {
      int y = (first + p) / outputWidth;
      int x = (first + p) % outputWidth;
      window.gather(image, y, x, from, groupChannels, rows, p * depth);
    }
    int used = window.kernel() * window.kernel() * groupChannels;
    if (used < depth) {
      for (int p = 0; p < pixels; p++) {
        Arrays.fill(rows, p * depth + used, (p + 1) * depth, 0f);
      }
    }
  }
}
