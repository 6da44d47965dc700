package mobilenet.export.check;

import java.util.Locale;

/**
 * How far an output is from that of this project's runtime.
 *
 * @param output its name
 * @param largest the largest absolute value that this project's runtime gives
 * @param difference the largest distance of a value
 */
public record Difference(String output, double largest, double difference) {
  /**
   * Of two results.
   *
   * @throws FailedCheckException if they have different lengths, or a value is NaN or infinite
   */
  static Difference of(String output, float[] expected, float[] given) {
    if (expected.length != given.length) {
      throw new FailedCheckException(
          output + ": expected " + expected.length + " values, the file gives " + given.length);
    }
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      if (!Float.isFinite(expected[i]) || !Float.isFinite(given[i])) {
        throw new FailedCheckException(
            output
                + ": the network answers "
                + expected[i]
                + " and the file "
                + given[i]
                + " at index "
                + i
                + "; weights with which values are NaN or infinite cannot be checked: look for"
                + " damaged ones with mobilenet inspect");
      }
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs((double) expected[i] - given[i]));
    }
    return new Difference(output, largest, difference);
  }

  /**
   * Checks how far the file is from this project's runtime.
   *
   * @param tolerance of the largest value
   * @throws FailedCheckException if it is farther
   */
  void requireWithin(double tolerance) {
    if (relative() > tolerance) {
      throw new FailedCheckException(
          String.format(
              Locale.ROOT,
              "%s: the file answers otherwise than this project's runtime by %.1e of the largest"
                  + " value, of which rounding explains at most %.0e; please report it with the"
                  + " network",
              output,
              relative(),
              tolerance));
    }
  }

  /** The difference as a part of the largest value; 0 if there is none. */
  public double relative() {
    return difference == 0 ? 0 : difference / largest;
  }
}
