/**
 * Convolutions over several channels, as matrix products: pointwise ones and those that must gather
 * their inputs ({@code MatrixKernel}), those that read them in place ({@code DenseConvolution}),
 * and groups that are no whole vectors ({@code NarrowGroups}). {@code ConvolutionLayers} chooses.
 */
package mobilenet.runtime.vector.convolution;
