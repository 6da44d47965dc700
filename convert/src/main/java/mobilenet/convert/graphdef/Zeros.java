package mobilenet.convert.graphdef;

/**
 * Zeros around a feature map.
 *
 * @param top rows before it
 * @param bottom rows behind it
 * @param left columns before it
 * @param right columns behind it
 */
record Zeros(int top, int bottom, int left, int right) {
  /** None. */
  static final Zeros NONE = new Zeros(0, 0, 0, 0);

  Zeros plus(Zeros other) {
    return new Zeros(
        top + other.top, bottom + other.bottom, left + other.left, right + other.right);
  }

  @Override
  public String toString() {
    return "(" + top + ", " + bottom + ", " + left + ", " + right + ")";
  }
}
