/** ONNX Runtime as a device of latency tables. */
package mobilenet.bench.latency;
