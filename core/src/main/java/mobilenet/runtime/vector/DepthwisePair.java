package mobilenet.runtime.vector;

/**
 * A {@link DepthwiseTile}'s pixels of two neighbouring output rows: the input rows that both read
 * are loaded once. That takes 16 sums and the weights of two rows of taps in registers. Written by
 * {@code DepthwisePairSources} in core's folder {@code src/generator}.
 */
interface DepthwisePair {
  /**
   * Computes the tile. Allocates nothing.
   *
   * @param in input, with zeros where {@code zeros} says
   * @param columns offsets of input columns in a row, or {@link DepthwiseTile#OUTSIDE}
   * @param columnsAt index of the tile's first column in the table
   * @param base index of the first input row that is inside the image
   * @param zeros index of zeros that stand for columns outside, as many as all the rows reach
   * @param rowStride floats from one input row to the next
   * @param own rows that the upper output row alone reads, at most the stride
   * @param shared rows that both read, at least one
   * @param next rows that the lower output row alone reads, at most the stride
   * @param weights one bias a channel and then the taps, for each vector of channels
   * @param weightsAt index of the first channels' bias
   * @param skipped rows above the image that the upper output row would read
   * @param out written
   * @param outAt index of the first pixel's first channel
   * @param outStep floats from one pixel to the next
   * @param outRow floats from one output row to the next
   * @param channels floats of a pixel to compute, a multiple of the vector length
   * @param epilogue applied before storing, one that the tile was written for
   */
  void convolve(
      float[] in,
      int[] columns,
      int columnsAt,
      int base,
      int zeros,
      int rowStride,
      int own,
      int shared,
      int next,
      float[] weights,
      int weightsAt,
      int skipped,
      float[] out,
      int outAt,
      int outStep,
      int outRow,
      int channels,
      Epilogue epilogue);
}
