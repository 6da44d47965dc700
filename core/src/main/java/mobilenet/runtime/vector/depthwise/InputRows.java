package mobilenet.runtime.vector.depthwise;

import mobilenet.runtime.kernel.Window;

/**
 * Which input rows an output row reads, alone or together with the next one.
 *
 * @param first the first one inside the image
 * @param skipped rows of the kernel above the image
 * @param upper how many rows the output row alone reads
 * @param upperOnly of a pair of output rows, input rows that the upper one alone reads
 * @param shared input rows that both read; 0 where there is no next row, or none is shared
 * @param lowerOnly input rows that the lower one alone reads
 */
record InputRows(int first, int skipped, int upper, int upperOnly, int shared, int lowerOnly) {

  /** Of one output row of {@code height}. */
  static InputRows of(Window window, int y, int height) {
    int kernel = window.kernel();
    int stride = window.stride();
    int skipped = above(window, y);
    int below = below(window, y + 1);
    int shared = Math.min(kernel, kernel + stride - below) - Math.max(stride, skipped);
    return new InputRows(
        Math.min(window.row(y, 0) + skipped, window.input().height() - 1),
        skipped,
        Math.max(0, kernel - skipped - below(window, y)),
        Math.max(0, stride - skipped),
        y + 1 < height ? Math.max(0, shared) : 0,
        Math.max(0, stride - below));
  }

  /** Input rows above the image that an output row would read. */
  private static int above(Window window, int y) {
    return Math.max(0, -window.row(y, 0));
  }

  /** Input rows below the image that an output row would read. */
  private static int below(Window window, int y) {
    return Math.max(0, window.row(y, window.kernel()) - window.input().height());
  }
}
