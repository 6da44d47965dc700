package mobilenet.runtime.vector.tile;

/**
 * Cuts pixels into blocks that are multiplied with all panels before the next block: the block's
 * inputs stay in the first caches, and a panel's weights are read once a block.
 *
 * @param target pixels that a block should have
 * @param tile every block but the last starts at a multiple of this
 */
public record Blocks(int target, int tile) {
  /** A weight read from the second cache is then used often enough to hide the reading. */
  public static final int LEAST_TARGET = 48;

  /** One from the third cache or from memory: Conv-L's layers take 2.5 to 6 % less (Zen 5). */
  private static final int TARGET = 144;

  /** Panels from which a block a layer leaves threads enough to share out evenly. */
  private static final int MANY_PANELS = 8;

  /** Inputs of a block: 320 KiB, a part of the second cache. */
  private static final int MAX_FLOATS = 80 * 1024;

  /** Blocks for pixels with {@code depth} inputs each, tiles of {@code tile} pixels and panels. */
  public static Blocks of(int depth, int tile, int panels) {
    int wanted = Math.max(LEAST_TARGET, TARGET * Math.min(panels, MANY_PANELS) / MANY_PANELS);
    return new Blocks(Math.max(2 * tile, Math.min(wanted, MAX_FLOATS / depth)), tile);
  }

  /** Blocks that some pixels are cut into. */
  public int count(int pixels) {
    return Math.max(1, (pixels + target / 2) / target);
  }

  /** First pixel of a block; for as many as {@link #count}, one past the last. */
  public int first(int pixels, int block) {
    int count = count(pixels);
    return block == count ? pixels : (int) ((long) pixels * block / count) / tile * tile;
  }

  /** The most pixels that a block has where up to {@code pixels} are cut. */
  public int maxPixels(int pixels) {
    return Math.min(pixels, target + target / 2 + tile);
  }
}
