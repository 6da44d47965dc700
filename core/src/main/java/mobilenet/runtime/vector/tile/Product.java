package mobilenet.runtime.vector.tile;

import mobilenet.runtime.vector.activation.TileEpilogue;

/**
 * What all tiles of a matrix product have in common, made once a kernel.
 *
 * @param inStep floats from one pixel's row of inputs to the next
 * @param depth inputs to sum over
 * @param outStep floats from one pixel of the output to the next
 * @param epilogue applied before storing, one that the tiles were written for
 */
public record Product(int inStep, int depth, int outStep, TileEpilogue epilogue) {}
