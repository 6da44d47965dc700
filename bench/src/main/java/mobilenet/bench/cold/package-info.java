/** Classifying one picture in a fresh process, with ours and with ONNX Runtime. */
package mobilenet.bench.cold;
