package mobilenet.runtime.vector.depthwise;

/**
 * Neighbouring pixels of a row of a depthwise convolution, written out for a kernel size and stride
 * so that the sums stay in registers, by {@code DepthwiseSources} in core's folder {@code
 * src/generator}. Seven divide the rows of images of 224, eight those of 256 and 384.
 */
interface DepthwiseTile {
  /** Output pixels of a tile. */
  int pixels();

  /** Input columns that a tile reads. */
  int columns();

  /**
   * Computes the tile. Allocates nothing.
   *
   * @param layer what all tiles have in common
   * @param inputRows what the output row reads
   * @param in input, with zeros at its end
   * @param base index of the first input row that is inside the image
   * @param columnsAt index of the tile's first column in the layer's table
   * @param out written
   * @param outAt index of the first pixel's first channel
   * @param channel first channel to compute, for the weights
   * @param channels floats of a pixel to compute, a multiple of the vector length
   */
  void convolve(
      DepthwiseLayer layer,
      InputRows inputRows,
      float[] in,
      int base,
      int columnsAt,
      float[] out,
      int outAt,
      int channel,
      int channels);
}
