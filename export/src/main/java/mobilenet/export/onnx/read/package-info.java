/**
 * Reads ONNX files again, by code that shares nothing with what writes them, and checks them: what
 * a node reads is there, and shapes fit, from the input to what the file promises of its outputs.
 */
package mobilenet.export.onnx.read;
