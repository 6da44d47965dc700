package mobilenet.json;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A number with its exact text, so that what is read is written back unchanged.
 *
 * @param text as JSON writes it, within the range of a double
 */
public record JsonNumber(String text) implements JsonValue {
  private static final Pattern GRAMMAR =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  /** Checks the grammar and the range. */
  public JsonNumber {
    if (!GRAMMAR.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a JSON number");
    }
    if (Double.isInfinite(Double.parseDouble(text))) {
      throw new IllegalArgumentException("number " + text + " is outside the range of a double");
    }
  }

  /**
   * The shortest text that reads back as {@code value}.
   *
   * @throws IllegalArgumentException if it is not finite: JSON has no such number
   */
  public static JsonNumber of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
    return new JsonNumber(Double.toString(value));
  }

  /** A whole number. */
  public static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /** The nearest double. */
  public double toDouble() {
    return Double.parseDouble(text);
  }

  /** The exact value, where it is whole and fits a long; {@code 3.0} and {@code 3e2} are whole. */
  public OptionalLong toLong() {
    // Rules out exponents whose expansion would take gigabytes.
    if (Math.abs(toDouble()) > 0x1p63) {
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
