package mobilenet.runtime.vector;

/**
 * Neighbouring pixels of a row of a depthwise convolution, written out for a kernel size and stride
 * so that the sums stay in registers, by {@code DepthwiseSources} in core's folder {@code
 * src/generator}. Seven divide the rows of images of 224, eight those of 256 and 384.
 */
interface DepthwiseTile {
  /** Stands in a table of columns for one outside the image. */
  int OUTSIDE = -1;

  /** Output pixels of a tile. */
  int pixels();

  /** Input columns that a tile reads. */
  int columns();

  /**
   * Computes the tile. Allocates nothing.
   *
   * @param in input, with zeros where {@code zeros} says
   * @param columns offsets of input columns in a row, or {@link #OUTSIDE}
   * @param columnsAt index of the tile's first column in the table
   * @param base index of the first input row that is inside the image
   * @param zeros index of zeros that stand for columns outside, as many as {@code rows} rows reach
   * @param rowStride floats from one input row of a tap to the next
   * @param rows kernel rows inside the image
   * @param weights one bias a channel and then the taps, for each vector of channels
   * @param weightsAt index of the first channels' bias
   * @param skipped kernel rows above the image
   * @param out written
   * @param outAt index of the first pixel's first channel
   * @param outStep floats from one pixel to the next
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
      int rows,
      float[] weights,
      int weightsAt,
      int skipped,
      float[] out,
      int outAt,
      int outStep,
      int channels,
      Epilogue epilogue);

  /** Where a column's first row is. */
  static int column(int offset, int base, int zeros) {
    return offset == OUTSIDE ? zeros : base + offset;
  }
}
