/**
 * What happens to a sum after the last product. An {@link
 * mobilenet.runtime.vector.activation.Epilogue} has two parts: what a tile computes while the sum
 * is in a register ({@code TileEpilogue}: bounds, hard-swish) and a second pass over stored sums
 * for all else, the residual included. The loops of that pass are here too, in place over vectors
 * at equal distances, each compiled by itself ({@code SeparatelyCompiledLoop}), and softmax, which
 * uses the same exponential.
 */
package mobilenet.runtime.vector.activation;
