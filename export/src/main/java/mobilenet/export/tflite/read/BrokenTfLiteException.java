package mobilenet.export.tflite.read;

/** Bytes that are not a TensorFlow Lite file, or a file that is not sound. */
public final class BrokenTfLiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenTfLiteException(String message) {
    super(message);
  }

  BrokenTfLiteException(String message, Throwable cause) {
    super(message, cause);
  }
}
