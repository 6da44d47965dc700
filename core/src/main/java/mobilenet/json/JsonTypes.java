package mobilenet.json;

/**
 * Reads values of an expected type. The messages of exceptions continue after the value's name:
 * {@code must be a number, found a string}.
 */
public final class JsonTypes {
  private JsonTypes() {}

  /**
   * A string.
   *
   * @throws IllegalArgumentException if it is another value
   */
  public static String string(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.text();
    }
    throw wrongKind(JsonKind.STRING, value);
  }

  /**
   * True or false.
   *
   * @throws IllegalArgumentException if it is another value
   */
  public static boolean bool(JsonValue value) {
    if (value instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw wrongKind(JsonKind.BOOLEAN, value);
  }

  /**
   * A finite number.
   *
   * @throws IllegalArgumentException if it is another value
   */
  public static double finite(JsonValue value) {
    JsonNumber number = number(value);
    if (!number.isFinite()) {
      throw new IllegalArgumentException("must be a finite number, found " + number.text());
    }
    return number.toDouble();
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is another value, or does not fit an int
   */
  public static int integer(JsonValue value) {
    JsonNumber number = number(value);
    long whole = number.toLong().orElse(Long.MAX_VALUE);
    if (whole != (int) whole) {
      throw new IllegalArgumentException(
          "must be a whole number of 32 bits, found " + number.text());
    }
    return (int) whole;
  }

  /**
   * A whole number of 64 bits.
   *
   * @throws IllegalArgumentException if it is another value, or does not fit a long
   */
  public static long wholeNumber(JsonValue value) {
    JsonNumber number = number(value);
    return number
        .toLong()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be a whole number of 64 bits, found " + number.text()));
  }

  private static JsonNumber number(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number;
    }
    throw wrongKind(JsonKind.NUMBER, value);
  }

  static IllegalArgumentException wrongKind(JsonKind expected, JsonValue found) {
    return new IllegalArgumentException(
        "must be " + expected.label() + ", found " + found.kind().label());
  }
}
