package mobilenet.export.command;

import java.util.Locale;

/** What networks can be exported as. */
enum ExportFormat {
  ONNX,
  TFLITE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
