/**
 * Kernels with the Vector API. {@link mobilenet.runtime.vector.VectorKernels} is the set that the
 * runtime loads by name where the module is present; {@code VectorLayers} says which kernel each
 * operation gets. The packages below are one idea each, and none knows this one: {@code machine} is
 * the hardware and the compiler, {@code activation} what happens to sums, {@code tile} the matrix
 * product in registers; {@code convolution}, {@code depthwise}, {@code winograd}, {@code attention}
 * and {@code elementwise} are the kernels; {@code warmup} has them compiled and finds out which
 * tiles are good. {@code docs/kernels.md} explains them with drawings.
 */
package mobilenet.runtime.vector;
