package mobilenet.runtime.vector.tile;

import mobilenet.runtime.vector.activation.TileEpilogue;

/**
 * What all tiles of a dense convolution have in common, made once a kernel.
 *
 * @param inStep floats from one pixel's first tap to the next's
 * @param taps how far the inputs of a pixel lie from the first, in the order of the weights
 * @param outStep floats from one pixel of the output to the next
 * @param epilogue applied before storing, one that the tiles were written for
 */
@SuppressWarnings("ArrayRecordComponent") // Compared with nothing, and read in the loops of tiles.
public record DenseProduct(int inStep, int[] taps, int outStep, TileEpilogue epilogue) {}
