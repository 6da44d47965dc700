package mobilenet.runtime.vector;

import mobilenet.architecture.Activation;

/**
 * What the tiles do to their sums before they store them: keep them between two bounds. The same
 * code does all of it, because C2 makes objects of sums that are stored in two branches when it has
 * seen one of them only. The rest is {@link Finish}'s.
 */
enum Epilogue {
  NONE(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
  RELU(0f, Float.POSITIVE_INFINITY),
  RELU6(0f, 6f);

  private final float floor;
  private final float ceiling;

  Epilogue(float floor, float ceiling) {
    this.floor = floor;
    this.ceiling = ceiling;
  }

  /** What is smaller becomes this. */
  float floor() {
    return floor;
  }

  /** What is larger becomes this. */
  float ceiling() {
    return ceiling;
  }

  /** What of an activation a tile can do itself. */
  static Epilogue of(Activation activation) {
    return switch (activation) {
      case RELU -> RELU;
      case RELU6 -> RELU6;
      default -> NONE;
    };
  }
}
