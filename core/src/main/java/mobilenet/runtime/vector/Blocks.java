package mobilenet.runtime.vector;

/**
 * Cuts pixels into blocks that are multiplied with all panels before the next block: the block's
 * inputs stay in the first caches, and a panel's weights are read once a block.
 *
 * @param target pixels that a block should have
 * @param tile every block but the last starts at a multiple of this
 */
record Blocks(int target, int tile) {
  /** A weight read from the second cache is then used often enough to hide the reading. */
  private static final int TARGET_PIXELS = 48;

  /** Inputs of a block: 128 KiB, a part of the second cache. */
  private static final int MAX_FLOATS = 32 * 1024;

  /** Blocks for pixels with {@code depth} inputs each, and tiles of {@code tile} pixels. */
  static Blocks of(int depth, int tile) {
    return new Blocks(Math.max(2 * tile, Math.min(TARGET_PIXELS, MAX_FLOATS / depth)), tile);
  }

  /** Blocks that some pixels are cut into. */
  int count(int pixels) {
    return Math.max(1, (pixels + target / 2) / target);
  }

  /** First pixel of a block; for as many as {@link #count}, one past the last. */
  int first(int pixels, int block) {
    int count = count(pixels);
    return block == count ? pixels : (int) ((long) pixels * block / count) / tile * tile;
  }

  /** The most pixels that a block has where up to {@code pixels} are cut. */
  int maxPixels(int pixels) {
    return Math.min(pixels, target + target / 2 + tile);
  }
}
