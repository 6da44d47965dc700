package mobilenet.architecture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The shortest decimal that reads back as a double, the same on every JDK: {@link Double#toString}
 * writes some numbers with more digits than it needs before JDK 19.
 */
public final class ShortestDecimal {
  /** Enough for every double. */
  private static final int MOST_DIGITS = 17;

  /**
   * Below a power of two doubles lie closer together than above: the nearest decimal may read back
   * as another double where the one further away does not.
   */
  private static final List<RoundingMode> MODES =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

  private ShortestDecimal() {}

  /**
   * Without an exponent, and without zeros at the end: {@code 0.25}, {@code 4}.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("expected a finite number, given " + value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      for (RoundingMode mode : MODES) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return plain(rounded);
        }
      }
    }
    return plain(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
