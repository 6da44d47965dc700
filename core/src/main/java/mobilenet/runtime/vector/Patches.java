package mobilenet.runtime.vector;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Window;

/**
 * The rows of inputs that a convolution's matrix product reads, one an output pixel. A pointwise
 * convolution reads the feature map itself; others gather a block of pixels at a time, small enough
 * to stay in the first caches.
 */
final class Patches {
  private final Window window;
  private final int outputWidth;
  private final int groupChannels;
  private final int depth;
  private final boolean direct;
  private final int innerFrom;
  private final int innerTo;

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
    int x = 0;
    while (x < outputWidth && !window.inOnePiece(x, groupChannels)) {
      x++;
    }
    this.innerFrom = x;
    while (x < outputWidth && window.inOnePiece(x, groupChannels)) {
      x++;
    }
    this.innerTo = x;
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
   * @param picture the input from its row {@code topRow} on
   */
  void gather(float[] picture, int topRow, int group, int first, int pixels, float[] rows) {
    int shift = window.input().offset(topRow, 0);
    int p = 0;
    while (p < pixels) {
      int y = (first + p) / outputWidth;
      int x = (first + p) % outputWidth;
      int count = 1;
      if (x >= innerFrom && x < innerTo && rowsAreInside(y)) {
        count = Math.min(pixels - p, innerTo - x);
        inner(picture, shift, y, x, count, rows, p * depth);
      } else {
        int from = group * groupChannels - shift;
        window.gather(picture, y, x, from, groupChannels, rows, p * depth);
      }
      p += count;
    }
    int used = window.kernel() * window.kernel() * groupChannels;
    if (used < depth) {
      for (p = 0; p < pixels; p++) {
        Arrays.fill(rows, p * depth + used, (p + 1) * depth, 0f);
      }
    }
  }

  /** Some pixels of a row whose kernels lie inside the picture, each kernel row in one piece. */
  private void inner(float[] picture, int shift, int y, int x, int count, float[] rows, int at) {
    int rowLength = window.kernel() * groupChannels;
    int step = window.input().offset(0, window.column(1, 0) - window.column(0, 0));
    for (int tapY = 0; tapY < window.kernel(); tapY++) {
      int from = window.input().offset(window.row(y, tapY), window.column(x, 0)) - shift;
      Copies.copy(picture, from, step, rows, at + tapY * rowLength, depth, rowLength, count);
    }
  }

  private boolean rowsAreInside(int y) {
    int top = window.row(y, 0);
    return top >= 0 && top + window.kernel() <= window.input().height();
  }
}
