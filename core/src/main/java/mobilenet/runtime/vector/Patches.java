package mobilenet.runtime.vector;

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

  /** Floats from one row to the next. */
  int step() {
    return direct ? window.input().pixelStride() : depth;
  }

  /** Fills {@code rows} with those of some neighbouring output pixels. */
  void gather(float[] picture, int group, int first, int pixels, float[] rows) {
    int kernel = window.kernel();
    int rowLength = kernel * groupChannels;
    int y = first / outputWidth;
    int x = first % outputWidth;
    for (int p = 0; p < pixels; p++) {
      int at = p * depth;
      if (inside(y, x)) {
        int from = window.input().offset(window.row(y, 0), window.column(x, 0));
        for (int tapY = 0; tapY < kernel; tapY++) {
          Copies.copy(picture, from, rows, at + tapY * rowLength, rowLength);
          from += window.input().offset(1, 0);
        }
      } else {
        window.gather(picture, y, x, group * groupChannels, groupChannels, rows, at);
      }
      for (int i = kernel * rowLength; i < depth; i++) {
        rows[at + i] = 0f;
      }
      x++;
      if (x == outputWidth) {
        x = 0;
        y++;
      }
    }
  }

  /** Whether all rows under a kernel are inside the picture, each in one piece. */
  private boolean inside(int y, int x) {
    int top = window.row(y, 0);
    return top >= 0
        && top + window.kernel() <= window.input().height()
        && window.inOnePiece(x, groupChannels);
  }
}
