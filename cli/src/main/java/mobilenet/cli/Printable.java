package mobilenet.cli;

/**
 * Makes text safe to print. File and class names may come from anywhere, and a terminal takes some
 * characters as commands, or as an order to write the rest of the line backwards.
 */
public final class Printable {
  private Printable() {}

  /** The text on one line, with control characters in the form {@code \u001b}. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      append(line, text.charAt(i));
    }
    return line.toString();
  }

  /** Appends a character or its escape, which has the same form in JSON. */
  static void append(StringBuilder line, char c) {
    if (isControl(c)) {
      line.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        line.append(Character.forDigit(c >> shift & 0xF, 16));
      }
    } else {
      line.append(c);
    }
  }

  /** C0, DEL, C1, line separators, and characters that change the direction of writing. */
  private static boolean isControl(char c) {
    return Character.isISOControl(c)
        || (c >= '\u2028' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
