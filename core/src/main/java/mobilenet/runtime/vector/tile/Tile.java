package mobilenet.runtime.vector.tile;

import mobilenet.runtime.vector.activation.TileEpilogue;

/**
 * A register tile of a matrix product: some pixels times some vectors of output channels. C2 keeps
 * the sums in registers only if they are local variables of one loop, so each shape is written out,
 * by {@code TileSources} in core's folder {@code src/generator}.
 */
public interface Tile {
  /**
   * Computes the tile. Allocates nothing. All numbers are arguments, and not the {@link Product} of
   * the layer: loops that read it were 5 % slower (pointwise convolutions of Hybrid-M, Zen 5, JDK
   * 25).
   *
   * @param in one row of {@code depth} values a pixel
   * @param inAt index of the first pixel's row
   * @param inStep floats from one row to the next
   * @param depth inputs to sum over
   * @param panel a panel of {@link PackedWeights}
   * @param panelAt index of the panel: one bias a channel, then the weights of each input
   * @param out written
   * @param outAt index of the first pixel's first channel
   * @param outStep floats from one pixel to the next
   * @param epilogue applied before storing, one that the tile was written for
   */
  void multiply(
      float[] in,
      int inAt,
      int inStep,
      int depth,
      float[] panel,
      int panelAt,
      float[] out,
      int outAt,
      int outStep,
      TileEpilogue epilogue);
}
