package mobilenet.runtime.vector.depthwise;

import mobilenet.runtime.kernel.ZeroTail;
import mobilenet.runtime.vector.activation.TileEpilogue;

/**
 * What all tiles of a depthwise convolution have in common, made once a kernel.
 *
 * @param columns for each tile of a row, where the columns that it reads lie, or {@link
 *     mobilenet.runtime.vector.tile.InputColumns#OUTSIDE}
 * @param rowStride floats from one input row to the next
 * @param weights one bias a channel and then the taps, for each vector of channels
 * @param outStep floats from one output pixel to the next
 * @param outRow floats from one output row to the next
 * @param epilogue applied before storing, one that the tiles were written for
 * @param zeroTail what stands for columns outside the image, as many rows as a tile reads
 */
@SuppressWarnings("ArrayRecordComponent") // Compared with nothing, and read in the loops of tiles.
record DepthwiseLayer(
    int[] columns,
    int rowStride,
    float[] weights,
    int outStep,
    int outRow,
    TileEpilogue epilogue,
    ZeroTail zeroTail) {}
