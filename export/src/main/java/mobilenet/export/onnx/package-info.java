/**
 * Writes networks as ONNX files. Knows the few messages of onnx.proto that this takes, and depends
 * on no protobuf library.
 */
package mobilenet.export.onnx;
