/**
 * Depthwise convolutions: some neighbouring pixels of a row, or of two rows, for one vector of
 * channels after the other, with all sums in registers ({@code DepthwiseTile}, {@code
 * DepthwisePair}; written by a program in {@code src/generator}). What no tile fits is computed
 * pixel by pixel. {@code DepthwiseLayers} chooses. Fixed filters, which stand for strides, run
 * through the same code.
 */
package mobilenet.runtime.vector.depthwise;
