/**
 * The only package that sees libtorch: executes a graph with gradients, and updates its weights.
 */
package mobilenet.train.torch;
