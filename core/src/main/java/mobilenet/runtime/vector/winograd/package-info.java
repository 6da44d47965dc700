/**
 * 3×3 convolutions with stride 2 in 25 products instead of 36, by minimal filtering: the input is
 * transformed, multiplied at nine positions by the tiles of all other matrix products, and added up
 * to output pixels. {@code WinogradWeights} has the formulas.
 */
package mobilenet.runtime.vector.winograd;
