/**
 * What a set of kernels must offer. Two sets exist behind these interfaces: plain loops, which are
 * the specification, and vector kernels, which are the speed.
 *
 * <p>Feature maps are {@code float[]} in NHWC order: the channels of a pixel lie together. Each map
 * has an array of its own, which may be longer than the map.
 */
package mobilenet.runtime.kernel;
