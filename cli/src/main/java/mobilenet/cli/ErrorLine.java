package mobilenet.cli;

import java.io.PrintWriter;

/** A line on standard error of what failed, or may not be meant. */
public final class ErrorLine {
  private ErrorLine() {}

  /**
   * Prints one sentence on one line, whatever is in the names that it holds: a name with a line
   * break must not pass for a line of ours.
   */
  public static void print(PrintWriter err, String sentence) {
    err.println("mobilenet: " + Printable.line(sentence));
  }
}
