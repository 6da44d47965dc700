package mobilenet.cli;

import java.io.PrintWriter;

/** A line on standard error about something that failed or may be unintended. */
public final class ErrorLine {
  private ErrorLine() {}

  /**
   * Prints a sentence on one line, whatever names are in it: a name with a line break must not look
   * like a message of its own.
   */
  public static void print(PrintWriter err, String sentence) {
    err.println("mobilenet: " + Printable.line(sentence));
  }
}
