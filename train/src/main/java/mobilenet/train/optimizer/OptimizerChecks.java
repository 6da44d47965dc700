package mobilenet.train.optimizer;

/** Ranges that optimisers, averages and schedules share. */
final class OptimizerChecks {
  private OptimizerChecks() {}

  static void fraction(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(what + " must be 0 to below 1, given " + value);
    }
  }

  static void epsilon(double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException("epsilon must be above 0 up to 1, given " + value);
    }
  }

  static void weightDecay(double value) {
    notNegative("weight decay", value);
  }

  static void notNegative(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be 0 or more, given " + value);
    }
  }
}
