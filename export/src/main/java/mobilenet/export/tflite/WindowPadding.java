package mobilenet.export.tflite;

/** How a window treats borders, with the codes of TensorFlow Lite's schema. */
enum WindowPadding {
  /** TensorFlow's zeros: as many as {@code ceil(n / stride)} positions take, the odd one last. */
  SAME(0),
  /** No zeros. */
  VALID(1);

  private final int code;

  WindowPadding(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
