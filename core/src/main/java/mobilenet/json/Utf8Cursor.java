package mobilenet.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A place in a UTF-8 document. */
final class Utf8Cursor {
  /** What {@link #current()} returns after the last byte. */
  static final int END = -1;

  private ByteBuffer bytes;
  private final String source;
  private int position;

  Utf8Cursor(ByteBuffer bytes, String source) {
    this.bytes = bytes.slice();
    this.source = source;
  }

  /** Skips the three bytes that some editors put before the text. */
  void skipByteOrderMark() {
    if (bytes.limit() >= 3
        && bytes.get(0) == (byte) 0xef
        && bytes.get(1) == (byte) 0xbb
        && bytes.get(2) == (byte) 0xbf) {
      bytes.position(3);
      bytes = bytes.slice();
    }
  }

  int position() {
    return position;
  }

  /** The byte here, 0 to 255, or {@link #END}. */
  int current() {
    return position < bytes.limit() ? bytes.get(position) & 0xff : END;
  }

  void advance() {
    position++;
  }

  boolean isDigit() {
    int c = current();
    return c >= '0' && c <= '9';
  }

  void skipWhitespace() {
    for (int c = current(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = current()) {
      position++;
    }
  }

  /** Takes {@code wanted} if it comes after optional white space. */
  boolean take(char wanted) {
    skipWhitespace();
    return takeHere(wanted);
  }

  /** Takes {@code wanted} if it is here. */
  boolean takeHere(char wanted) {
    if (current() != wanted) {
      return false;
    }
    position++;
    return true;
  }

  void literal(String word) throws JsonException {
    for (int i = 0; i < word.length(); i++) {
      if (!takeHere(word.charAt(i))) {
        throw expected("'" + word + "'");
      }
    }
  }

  /** The ASCII text from an earlier position to here. */
  String asciiFrom(int start) {
    byte[] text = new byte[position - start];
    bytes.get(start, text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  JsonException expected(String what) {
    return error("expected " + what + ", found " + describeCurrent());
  }

  JsonException error(String message) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(position, bytes.limit()); i++) {
      int b = bytes.get(i) & 0xff;
      if (b == '\n') {
        line++;
        column = 1;
      } else if ((b & 0xc0) != 0x80) {
        column++;
      }
    }
    return new JsonException(source + ":" + line + ":" + column + ": " + message);
  }

  private String describeCurrent() {
    int c = current();
    if (c == END) {
      return "the end of the document";
    }
    if (position == 0 && (c == 0xff || c == 0xfe)) {
      return "a byte order mark of UTF-16; save the file as UTF-8";
    }
    return c > ' ' && c < 0x7f
        ? "'" + (char) c + "'"
        : String.format(Locale.ROOT, "byte 0x%02x", c);
  }
}
