/** Classifying one image in a fresh process, with ours and with ONNX Runtime. */
package mobilenet.bench.cold;
