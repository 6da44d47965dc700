package mobilenet.runtime.vector.tile;

/**
 * A register tile of a matrix product: some pixels times some vectors of output channels. C2 keeps
 * the sums in registers only if they are local variables of one loop, so each shape is written out,
 * by {@code TileSources} in core's folder {@code src/generator}.
 */
public interface Tile {
  /**
   * Computes the tile. Allocates nothing.
   *
   * @param product what all tiles of the layer have in common
   * @param in one row of {@code depth} values a pixel
   * @param inAt index of the first pixel's row
   * @param panel a panel of {@link PackedWeights}
   * @param panelAt index of the panel: one bias a channel, then the weights of each input
   * @param out written
   * @param outAt index of the first pixel's first channel
   */
  void multiply(
      Product product, float[] in, int inAt, float[] panel, int panelAt, float[] out, int outAt);
}
