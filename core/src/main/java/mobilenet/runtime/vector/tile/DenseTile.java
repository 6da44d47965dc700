package mobilenet.runtime.vector.tile;

import mobilenet.runtime.vector.activation.TileEpilogue;

/**
 * A register tile of a dense convolution, which reads its input where it lies: a table says how far
 * each tap and channel lies from the first one. That spares gathering the inputs of each pixel
 * first: V3-Large's stem went from 0.45 to 0.15 ms (Zen 5, JDK 25, one thread).
 */
public interface DenseTile {
  /**
   * Computes the tile. Allocates nothing. All numbers are arguments, as in {@link Tile}.
   *
   * @param in the input
   * @param inAt index of the first pixel's first tap
   * @param inStep floats from one pixel's first tap to the next's
   * @param taps how far the inputs of a pixel lie from the first, in the order of the weights
   * @param from first input to sum over
   * @param to one past the last
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
      int[] taps,
      int from,
      int to,
      float[] panel,
      int panelAt,
      float[] out,
      int outAt,
      int outStep,
      TileEpilogue epilogue);
}
