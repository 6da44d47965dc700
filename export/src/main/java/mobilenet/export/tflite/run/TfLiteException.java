package mobilenet.export.tflite.run;

/** TensorFlow Lite cannot load or run a file; it writes the reason to standard error itself. */
public final class TfLiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TfLiteException(String message) {
    super(message);
  }
}
