package mobilenet.json;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import mobilenet.architecture.ShortestDecimal;

/**
 * A number with its exact text, so that what was read is written back unchanged. It may be beyond
 * the range of a double, and it may also be one of the three words that Python's json module writes
 * for floats that are not finite: {@code NaN}, {@code Infinity}, {@code -Infinity}.
 *
 * @param text as JSON or Python writes it
 */
public record JsonNumber(String text) implements JsonValue {
  private static final Pattern GRAMMAR =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|NaN|-?Infinity");

  /** People read 0.001 and 9999999.0 more easily than 1.0E-3. */
  private static final int MIN_PLAIN_EXPONENT = -3;

  private static final int MAX_PLAIN_EXPONENT = 6;

  /** Checks the grammar. */
  public JsonNumber {
    if (!GRAMMAR.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a JSON number");
    }
  }

  /**
   * The shortest text that reads back as {@code value}. It is what {@link Double#toString} writes,
   * but without the superfluous digits of some JDKs, so it is the same on every JDK.
   *
   * @throws IllegalArgumentException if it is not finite: JSON has no such number
   */
  public static JsonNumber of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    return new JsonNumber(text(value));
  }

  private static String text(double value) {
    if (value == 0) {
      return Double.toString(value);
    }
    BigDecimal shortest = ShortestDecimal.number(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
      return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
    BigDecimal mantissa = shortest.movePointLeft(exponent);
    return mantissa.setScale(Math.max(1, mantissa.scale())).toPlainString() + "E" + exponent;
  }

  /** A whole number. */
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /** The nearest double, which is infinite if the number is beyond its range. */
  public double toDouble() {
    return Double.parseDouble(text);
  }

  /** Whether it is neither NaN nor infinite as a double. */
  public boolean isFinite() {
    return Double.isFinite(toDouble());
  }

  /**
   * The exact value, if it is whole and fits a long; {@code 3.0} and {@code 3e2} are whole, too.
   */
  public OptionalLong toLong() {
    // Rules out exponents with which the expanded number would take gigabytes.
    if (!(Math.abs(toDouble()) <= 0x1p63)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException notWhole) {
      // BigDecimal throws the second one for an exponent that does not fit an int.
      return OptionalLong.empty();
    }
  }

  @Override
  public JsonKind kind() {
    return JsonKind.NUMBER;
  }
}
