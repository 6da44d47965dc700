package mobilenet.runtime.vector;

import mobilenet.architecture.Activation;

/**
 * What the tiles do to their sums before they store them; the rest is {@link Finish}'s. More does
 * not fit: C2 stops inlining in a method of so many vectors, and then boxes them all.
 */
enum Epilogue {
  NONE,
  RELU;

  /** What of an activation a tile can do itself. */
  static Epilogue of(Activation activation) {
    return activation == Activation.RELU ? RELU : NONE;
  }
}
