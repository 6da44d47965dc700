/**
 * Operations on every value of a map, or on every channel: activations that stand alone, sums,
 * gates, scales and the mean over all pixels. Their speed is that of the memory.
 */
package mobilenet.runtime.vector.elementwise;
