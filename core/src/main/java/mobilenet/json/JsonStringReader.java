package mobilenet.json;

import java.util.Locale;

/** Reads strings: escapes and strict UTF-8. */
final class JsonStringReader {
  private final Utf8Cursor at;
  // Reused, so that a document of many strings allocates little more than the strings.
  private final StringBuilder text = new StringBuilder();

  JsonStringReader(Utf8Cursor at) {
    this.at = at;
  }

  /** Reads the string whose opening quote is here. */
  String read(int maxChars) throws JsonException {
    text.setLength(0);
    at.advance();
    for (int c = at.current(); c != '"'; c = at.current()) {
      if (c == Utf8Cursor.END) {
        throw at.expected("'\"' at the end of the string");
      }
      if (c < ' ') {
        throw at.error(
            String.format(Locale.ROOT, "a string holds the raw control character 0x%02x", c));
      }
      at.advance();
      if (c == '\\') {
        escape();
      } else if (c < 0x80) {
        text.append((char) c);
      } else {
        text.appendCodePoint(multiByte(c));
      }
      if (text.length() > maxChars) {
        throw at.error("a string has more than " + maxChars + " characters");
      }
    }
    at.advance();
    return text.toString();
  }

  private void escape() throws JsonException {
    int c = at.current();
    switch (c) {
      case '"', '\\', '/' -> text.append((char) c);
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'u' -> {
        at.advance();
        unicodeEscape();
        return;
      }
      default -> throw at.expected("one of \"\\/bfnrtu after '\\'");
    }
    at.advance();
  }

  private void unicodeEscape() throws JsonException {
    char first = fourHexDigits();
    if (!Character.isSurrogate(first)) {
      text.append(first);
      return;
    }
    if (Character.isHighSurrogate(first) && at.takeHere('\\') && at.takeHere('u')) {
      char second = fourHexDigits();
      if (Character.isLowSurrogate(second)) {
        text.append(first).append(second);
        return;
      }
    }
    throw at.error(String.format(Locale.ROOT, "\\u%04x is a lone surrogate", (int) first));
  }

  private char fourHexDigits() throws JsonException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int c = at.current();
      int digit = c >= 0 && c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw at.expected("four hexadecimal digits after '\\u'");
      }
      value = (value << 4) | digit;
      at.advance();
    }
    return (char) value;
  }

  /** Decodes what follows a first byte of 0x80 or more, by table 3-7 of the Unicode standard. */
  private int multiByte(int first) throws JsonException {
    if (first >= 0xc2 && first <= 0xdf) {
      return ((first & 0x1f) << 6) | continuation(0x80, 0xbf);
    }
    if (first >= 0xe0 && first <= 0xef) {
      // The bounds exclude overlong forms and surrogates.
      int second = continuation(first == 0xe0 ? 0xa0 : 0x80, first == 0xed ? 0x9f : 0xbf);
      return ((first & 0x0f) << 12) | (second << 6) | continuation(0x80, 0xbf);
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int second = continuation(first == 0xf0 ? 0x90 : 0x80, first == 0xf4 ? 0x8f : 0xbf);
      int third = continuation(0x80, 0xbf);
      return ((first & 0x07) << 18) | (second << 12) | (third << 6) | continuation(0x80, 0xbf);
    }
    throw at.error(String.format(Locale.ROOT, "byte 0x%02x is not valid UTF-8", first));
  }

  private int continuation(int lowest, int highest) throws JsonException {
    int c = at.current();
    if (c < lowest || c > highest) {
      throw at.error("a string holds a broken UTF-8 sequence");
    }
    at.advance();
    return c & 0x3f;
  }
}
