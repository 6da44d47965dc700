package mobilenet.data.augment;

import java.math.BigDecimal;

/**
 * timm's compact text form of {@link RandAugment}, such as {@code rand-m9-n2-p0.5-mstd0.5-inc1}.
 *
 * <p>Keys may come in any order, each at most once. Without a key the value is timm's: magnitude
 * 10, 2 operations, probability 0.5, spread 0, largest magnitude 10, not increasing. A spread above
 * 100, or {@code inf}, means uniform magnitudes.
 *
 * <p>Not taken from timm: a key without a value is an error, not ignored. {@code inc0} is an error
 * too, as timm reads it as {@code inc1}. Weighted choices ({@code w}) and other sets of operations
 * ({@code t}) do not exist here.
 */
public final class RandAugmentString {
  static final String PREFIX = "rand";
  static final String SEPARATOR = "-";
  static final double DEFAULT_MAGNITUDE = 10;
  static final int DEFAULT_OPERATIONS = 2;
  static final double DEFAULT_PROBABILITY = 0.5;

  /** Above it timm draws uniformly. */
  static final double LARGEST_SPREAD = 100;

  static final String INCREASING = "1";

  /** Any number above 100 would do. timm itself can not read "inf". */
  private static final String UNIFORM = "101";

  private RandAugmentString() {}

  /**
   * The settings of a text.
   *
   * @throws IllegalArgumentException for a text that is not of the form, with an unknown or a
   *     repeated key, or with a value out of range
   */
  public static RandAugment parse(String text) {
    return new RandAugmentReader(text).read();
  }

  /**
   * The shortest text with these settings that names magnitude, operations and probability.
   *
   * @throws IllegalArgumentException for a finite spread above 100, which timm would read as
   *     infinite
   */
  public static String format(RandAugment settings) {
    StringBuilder text = new StringBuilder(PREFIX);
    append(text, RandAugmentKey.MAGNITUDE, plain(settings.magnitude()));
    append(text, RandAugmentKey.OPERATIONS, String.valueOf(settings.operations()));
    append(text, RandAugmentKey.PROBABILITY, plain(settings.probability()));
    double spread = settings.magnitudeSpread();
    if (spread == RandAugment.UNIFORM_SPREAD) {
      append(text, RandAugmentKey.SPREAD, UNIFORM);
    } else if (spread > LARGEST_SPREAD) {
      throw new IllegalArgumentException(
          "spread of the magnitude must be at most 100 or infinite to be written, given " + spread);
    } else if (spread > 0) {
      append(text, RandAugmentKey.SPREAD, plain(spread));
    }
    if (settings.maxMagnitude() != RandAugment.MAX_MAGNITUDE) {
      append(text, RandAugmentKey.MAX_MAGNITUDE, plain(settings.maxMagnitude()));
    }
    if (settings.increasing()) {
      append(text, RandAugmentKey.INCREASING, INCREASING);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, RandAugmentKey key, String value) {
    text.append(SEPARATOR).append(key.text()).append(value);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
