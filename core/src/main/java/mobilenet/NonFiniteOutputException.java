package mobilenet;

import java.io.Serial;

/**
 * A network computed NaN or infinity. Its weights are damaged, or so large that sums overflow. Such
 * outputs cannot be ranked.
 */
public final class NonFiniteOutputException extends ArithmeticException {
  @Serial private static final long serialVersionUID = 1;

  private NonFiniteOutputException(String message) {
    super(message);
  }

  /**
   * Checks an output.
   *
   * @param network what the message calls the network
   * @param output what it calls the output, such as {@code logits}
   * @throws NonFiniteOutputException if one of the values is NaN or infinite
   */
  public static void check(String network, String output, float[] values) {
    int bad = 0;
    int first = -1;
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        first = bad == 0 ? i : first;
        bad++;
      }
    }
    if (bad > 0) {
      throw new NonFiniteOutputException(
          network
              + ": "
              + bad
              + " of "
              + values.length
              + " values of its "
              + output
              + " are NaN or infinite, the first at index "
              + first
              + " is "
              + values[first]
              + "; the weights are damaged, or so large that sums overflow: check them with"
              + " mobilenet inspect, and fetch or train them again");
    }
  }
}
