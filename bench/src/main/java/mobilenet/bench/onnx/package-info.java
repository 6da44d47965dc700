/**
 * Writes a network as an ONNX file, as far as ONNX Runtime needs it to run the same network beside
 * ours.
 */
package mobilenet.bench.onnx;
