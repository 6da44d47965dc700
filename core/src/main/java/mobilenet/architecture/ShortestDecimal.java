package mobilenet.architecture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The shortest decimal that reads back as the same double. It is the same on every JDK: before JDK
 * 19, {@link Double#toString} writes some numbers with more digits than needed.
 */
public final class ShortestDecimal {
  /** Enough for every double. */
  private static final int MAX_DIGITS = 17;

  /**
   * Below a power of two, doubles are closer together than above it, so the nearest decimal may
   * read back as another double although a more distant one reads back correctly.
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
    return value == 0 ? "0" : number(value).toPlainString();
  }

  /**
   * The number itself, without zeros at the end.
   *
   * @throws NumberFormatException if the value is not finite
   */
  public static BigDecimal number(double value) {
    return value == 0 ? BigDecimal.ZERO : shortest(value).stripTrailingZeros();
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal found = exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
    // Java's decimal reads back, too, so no more digits than it has are needed.
    BigDecimal javas = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    for (int digits = javas.precision(); digits >= 1; digits--) {
      Optional<BigDecimal> shorter = readingBack(exact, digits, value);
      if (shorter.isEmpty()) {
        return found;
      }
      found = shorter.get();
    }
    return found;
  }

  private static Optional<BigDecimal> readingBack(BigDecimal exact, int digits, double value) {
    return MODES.stream()
        .map(mode -> exact.round(new MathContext(digits, mode)))
        .filter(rounded -> rounded.doubleValue() == value)
        .findFirst();
  }
}
