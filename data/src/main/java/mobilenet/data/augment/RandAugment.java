package mobilenet.data.augment;

/**
 * How many random operations an image gets and how strong: timm's {@code rand-m9-n2-mstd0.5-inc1}.
 *
 * @param operations drawn with replacement, timm's {@code n}
 * @param magnitude mean strength, timm's {@code m}
 * @param magnitudeSpread standard deviation of the strength; 0 for a fixed one, {@link
 *     #UNIFORM_SPREAD} for one between 0 and {@code magnitude}; timm's {@code mstd}
 * @param maxMagnitude the strength is limited to this
 * @param probability of each operation to be applied, timm's {@code p}
 * @param increasing whether every operation gets stronger with the strength, timm's {@code inc1}
 */
public record RandAugment(
    int operations,
    double magnitude,
    double magnitudeSpread,
    double maxMagnitude,
    double probability,
    boolean increasing) {
  /** Draws strengths uniformly from 0 to the magnitude. */
  public static final double UNIFORM_SPREAD = Double.POSITIVE_INFINITY;

  /** timm's limit. */
  public static final double MAX_MAGNITUDE = 10;

  /** Checks the ranges. */
  public RandAugment {
    if (operations < 1) {
      throw new IllegalArgumentException("operations must be at least 1, given " + operations);
    }
    if (!(magnitude >= 0 && magnitude < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("magnitude must be 0 or more, given " + magnitude);
    }
    if (!(magnitudeSpread >= 0)) {
      throw new IllegalArgumentException(
          "spread of the magnitude must be 0 or more, given " + magnitudeSpread);
    }
    if (!(maxMagnitude > 0 && maxMagnitude < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "largest magnitude must be above 0, given " + maxMagnitude);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability of an operation must be 0 to 1, given " + probability);
    }
  }
}
