package mobilenet.train.recipe;

/** Which finite numbers a key takes, and how errors say it. */
enum Range {
  ANY(""),
  PROBABILITY(" from 0 to 1"),
  BELOW_ONE(" from 0 to below 1"),
  SHARE(" above 0 up to 1"),
  INSIDE(" above 0 and below 1"),
  ABOVE_ZERO(" above 0"),
  NOT_NEGATIVE(" of 0 or more"),
  AT_LEAST_ONE(" of at least 1");

  private final String words;

  Range(String words) {
    this.words = words;
  }

  /** Completes "a number". */
  String words() {
    return words;
  }

  boolean contains(double value) {
    return Double.isFinite(value)
        && switch (this) {
          case ANY -> true;
          case PROBABILITY -> value >= 0 && value <= 1;
          case BELOW_ONE -> value >= 0 && value < 1;
          case SHARE -> value > 0 && value <= 1;
          case INSIDE -> value > 0 && value < 1;
          case ABOVE_ZERO -> value > 0;
          case NOT_NEGATIVE -> value >= 0;
          case AT_LEAST_ONE -> value >= 1;
        };
  }
}
