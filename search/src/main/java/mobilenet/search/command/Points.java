package mobilenet.search.command;

import java.util.Locale;
import mobilenet.search.statistics.Interval;

/** Differences of accuracies, in points, for people. */
final class Points {
  private static final double PERCENT = 100;

  private Points() {}

  /** A difference of accuracies from 0 to 1. */
  static String of(double difference) {
    return String.format(Locale.ROOT, "%.2f points", PERCENT * difference);
  }

  /** A difference of accuracies from 0 to 1, with its interval. */
  static String of(Interval difference) {
    return String.format(
        Locale.ROOT,
        "%.2f points (%.2f to %.2f)",
        PERCENT * difference.estimate(),
        PERCENT * difference.low(),
        PERCENT * difference.high());
  }
}
