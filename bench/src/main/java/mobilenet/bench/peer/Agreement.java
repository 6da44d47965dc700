package mobilenet.bench.peer;

/** How near the answers of two runtimes are. */
final class Agreement {
  private Agreement() {}

  /** The largest difference, as a part of the largest expected value; NaN if one is not finite. */
  static double difference(float[] expected, float[] given) {
    if (expected.length != given.length) {
      throw new IllegalArgumentException(
          "expected " + expected.length + " logits, given " + given.length);
    }
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs((double) expected[i] - given[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }
}
