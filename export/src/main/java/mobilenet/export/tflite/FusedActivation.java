package mobilenet.export.tflite;

import mobilenet.architecture.Activation;

/** What an operator can do to its own result, with the codes of TensorFlow Lite's schema. */
enum FusedActivation {
  NONE(0),
  RELU(1),
  RELU6(3);

  private final int code;

  FusedActivation(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The one that computes an activation, or {@link #NONE} if an operator of its own must. */
  static FusedActivation of(Activation activation) {
    return switch (activation) {
      case RELU -> RELU;
      case RELU6 -> RELU6;
      default -> NONE;
    };
  }
}
