package mobilenet.json;

/**
 * Text.
 *
 * @param text any characters but lone surrogates, which have no UTF-8 form
 */
public record JsonString(String text) implements JsonValue {
  /** Checks for lone surrogates. */
  public JsonString {
    requireWellFormed(text);
  }

  static void requireWellFormed(String text) {
    // Paired surrogates are one code point beyond this range.
    boolean lone =
        text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (lone) {
      throw new IllegalArgumentException("text has a lone surrogate, which has no UTF-8 form");
    }
  }

  @Override
  public JsonKind kind() {
    return JsonKind.STRING;
  }
}
