/** The convolutions of V3 and V4 as data, and a benchmark of the kernels that compute them. */
package mobilenet.bench.layers;
