package mobilenet.runtime.vector;

/**
 * Cuts pixels into blocks that are multiplied with all panels before the next block: the block's
 * inputs stay in the first caches, and a panel's weights are read once a block.
 *
 * @param pixels in all
 * @param count blocks
 * @param multiple every block but the last starts at a multiple of this
 */
record Blocks(int pixels, int count, int multiple) {
  /** A weight read from the second cache is then used often enough to hide the reading. */
  private static final int TARGET_PIXELS = 48;

  /** Inputs of a block: 128 KiB, a part of the second cache. */
  private static final int MAX_FLOATS = 32 * 1024;

  /** Blocks for pixels with {@code depth} inputs each, and tiles of {@code tile} pixels. */
  static Blocks of(int pixels, int depth, int tile) {
    int target = Math.max(2 * tile, Math.min(TARGET_PIXELS, MAX_FLOATS / depth));
    int count = Math.max(1, (pixels + target / 2) / target);
    return new Blocks(pixels, count, count == 1 ? 1 : tile);
  }

  /** First pixel of a block; for {@code count}, one past the last. */
  int first(int block) {
    return block == count ? pixels : (int) ((long) pixels * block / count) / multiple * multiple;
  }

  /** Pixels of the largest block. */
  int maxPixels() {
    int max = 0;
    for (int b = 0; b < count; b++) {
      max = Math.max(max, first(b + 1) - first(b));
    }
    return max;
  }
}
