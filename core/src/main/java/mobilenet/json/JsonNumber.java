package mobilenet.json;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import mobilenet.architecture.ShortestDecimal;

/**
 * A number with its exact text, so that what is read is written back unchanged. Beside JSON's
 * numbers it may be one of the three that Python's json module writes for floats that are not
 * finite ({@code NaN}, {@code Infinity}, {@code -Infinity}), or beyond the range of a double.
 *
 * @param text as JSON or Python writes it
 */
public record JsonNumber(String text) implements JsonValue {
  private static final Pattern GRAMMAR =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|NaN|-?Infinity");

  /** People read 0.001 and 9999999.0 more easily than 1.0E-3. */
  private static final int LEAST_PLAIN_EXPONENT = -3;

  private static final int MOST_PLAIN_EXPONENT = 6;

  /** Checks the grammar. */
  public JsonNumber {
    if (!GRAMMAR.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a JSON number");
    }
  }

  /**
   * The shortest text that reads back as {@code value}, the same on every JDK: as {@link
   * Double#toString} writes it, but without the digits that some JDKs write beyond need.
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
    if (exponent >= LEAST_PLAIN_EXPONENT && exponent <= MOST_PLAIN_EXPONENT) {
      return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
    BigDecimal mantissa = shortest.movePointLeft(exponent);
    return mantissa.setScale(Math.max(1, mantissa.scale())).toPlainString() + "E" + exponent;
  }

  /** A whole number. */
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /** The nearest double: infinite for a text beyond its range. */
  public double toDouble() {
    return Double.parseDouble(text);
  }

  /** Whether it is neither NaN nor infinite as a double. */
  public boolean isFinite() {
    return Double.isFinite(toDouble());
  }

  /** The exact value, where it is whole and fits a long; {@code 3.0} and {@code 3e2} are whole. */
  public OptionalLong toLong() {
    // Rules out exponents whose expansion would take gigabytes.
    if (!(Math.abs(toDouble()) <= 0x1p63)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException notWhole) {
      // The second is BigDecimal's answer to an exponent beyond an int.
      return OptionalLong.empty();
    }
  }

  @Override
  public JsonKind kind() {
    return JsonKind.NUMBER;
  }
}
