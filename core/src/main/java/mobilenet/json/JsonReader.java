package mobilenet.json;

import java.nio.ByteBuffer;

/**
 * Streams a JSON document without building a tree: the caller asks for the value that it expects
 * next. Every error names the document, line and column (both from 1, columns in characters). Not
 * thread-safe.
 *
 * <p>Strict RFC 8259: no comments, no trailing commas, valid UTF-8, no lone surrogates. Also
 * accepted are a byte order mark at the start, which some editors write, and the numbers {@code
 * NaN}, {@code Infinity} and {@code -Infinity}, which Python writes. Callers must detect duplicate
 * names themselves, with {@link #duplicate}.
 */
public final class JsonReader {
  /** Deepest nesting of objects and arrays. */
  public static final int MAX_DEPTH = 100;

  private static final int MAX_NUMBER_CHARS = 400;

  /** Reads the value of one member of an object. */
  @FunctionalInterface
  public interface MemberHandler {
    /** Must read exactly one value from the reader. */
    void member(String name) throws JsonException;
  }

  /** Reads one element of an array. */
  @FunctionalInterface
  public interface ElementHandler {
    /** Must read exactly one value from the reader. */
    void element(int index) throws JsonException;
  }

  private final Utf8Cursor at;
  private final JsonStringReader strings;
  private int depth;

  /**
   * Reads from the buffer's position to its limit; the buffer itself is not changed.
   *
   * @param utf8 the document
   * @param source its name in errors, such as {@code config.json}
   */
  public JsonReader(ByteBuffer utf8, String source) {
    this.at = new Utf8Cursor(utf8, source);
    this.strings = new JsonStringReader(at);
    at.skipByteOrderMark();
  }

  /** The kind of the next value, which stays unread. */
  public JsonKind peek() throws JsonException {
    at.skipWhitespace();
    return switch (at.current()) {
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case '"' -> JsonKind.STRING;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'N', 'I' -> JsonKind.NUMBER;
      case 't', 'f' -> JsonKind.BOOLEAN;
      case 'n' -> JsonKind.NULL;
      default -> throw at.expected("a value");
    };
  }

  /**
   * Reads an object.
   *
   * @param maxNameChars longest member name
   */
  public void object(int maxNameChars, MemberHandler handler) throws JsonException {
    open(JsonKind.OBJECT);
    if (!at.take('}')) {
      do {
        at.skipWhitespace();
        if (at.current() != '"') {
          throw at.expected("a member name in double quotes");
        }
        String name = strings.read(maxNameChars);
        if (!at.take(':')) {
          throw at.expected("':' after the name \"" + name + "\"");
        }
        handler.member(name);
      } while (at.take(','));
      if (!at.take('}')) {
        throw at.expected("',' or '}'");
      }
    }
    depth--;
  }

  /** Reads an array. */
  public void array(ElementHandler handler) throws JsonException {
    open(JsonKind.ARRAY);
    if (!at.take(']')) {
      int index = 0;
      do {
        handler.element(index++);
      } while (at.take(','));
      if (!at.take(']')) {
        throw at.expected("',' or ']'");
      }
    }
    depth--;
  }

  /** Reads a string of at most {@code maxChars} UTF-16 characters. */
  public String string(int maxChars) throws JsonException {
    require(JsonKind.STRING);
    return strings.read(maxChars);
  }

  /** Reads a number. */
  public JsonNumber number() throws JsonException {
    require(JsonKind.NUMBER);
    int start = at.position();
    if (at.current() == 'N') {
      at.literal("NaN");
      return new JsonNumber(at.asciiFrom(start));
    }
    at.takeHere('-');
    if (at.current() == 'I') {
      at.literal("Infinity");
      return new JsonNumber(at.asciiFrom(start));
    }
    if (at.takeHere('0')) {
      if (at.isDigit()) {
        throw at.error("a number must not start with 0");
      }
    } else {
      digits();
    }
    if (at.takeHere('.')) {
      digits();
    }
    if (at.takeHere('e') || at.takeHere('E')) {
      if (!at.takeHere('+')) {
        at.takeHere('-');
      }
      digits();
    }
    if (at.position() - start > MAX_NUMBER_CHARS) {
      throw at.error("a number has more than " + MAX_NUMBER_CHARS + " characters");
    }
    return new JsonNumber(at.asciiFrom(start));
  }

  /** Reads a whole number, 0 to 2^63 − 1, without allocating. */
  public long nonNegativeLong() throws JsonException {
    require(JsonKind.NUMBER);
    boolean leadingZero = at.current() == '0';
    if (!at.isDigit()) {
      throw at.current() == '-'
          ? at.error("expected a whole number of 0 or more, found a negative number")
          : at.expected("a whole number of 0 or more");
    }
    long value = 0;
    for (int count = 0; at.isDigit(); count++) {
      if (leadingZero && count == 1) {
        throw at.error("a number must not start with 0");
      }
      int digit = at.current() - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw at.error("expected a whole number below 2^63, found a larger one");
      }
      value = value * 10 + digit;
      at.advance();
    }
    if (at.current() == '.' || at.current() == 'e' || at.current() == 'E') {
      throw at.error("expected a whole number without fraction and exponent");
    }
    return value;
  }

  /** Reads {@code true} or {@code false}. */
  public boolean bool() throws JsonException {
    require(JsonKind.BOOLEAN);
    boolean value = at.current() == 't';
    at.literal(value ? "true" : "false");
    return value;
  }

  /** Reads {@code null}. */
  public void nullLiteral() throws JsonException {
    require(JsonKind.NULL);
    at.literal("null");
  }

  /** Checks that only white space is left. */
  public void end() throws JsonException {
    at.skipWhitespace();
    if (at.current() != Utf8Cursor.END) {
      throw at.expected("the end of the document");
    }
  }

  /** An error at the current place. */
  public JsonException error(String message) {
    return at.error(message);
  }

  /** The error for a name that occurs twice in an object. */
  public JsonException duplicate(String name) {
    return at.error("the name \"" + name + "\" occurs twice in one object");
  }

  private void open(JsonKind kind) throws JsonException {
    require(kind);
    at.advance();
    if (++depth > MAX_DEPTH) {
      throw at.error("nesting is deeper than " + MAX_DEPTH);
    }
  }

  private void require(JsonKind kind) throws JsonException {
    JsonKind found = peek();
    if (found != kind) {
      throw at.error("expected " + kind.label() + ", found " + found.label());
    }
  }

  private void digits() throws JsonException {
    if (!at.isDigit()) {
      throw at.expected("a digit");
    }
    while (at.isDigit()) {
      at.advance();
    }
  }
}
