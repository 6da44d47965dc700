package mobilenet.export.command;

/** What networks can be exported as. */
enum ExportFormat {
  ONNX,
  TFLITE
}
