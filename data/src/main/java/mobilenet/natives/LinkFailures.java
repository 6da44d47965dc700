package mobilenet.natives;

import java.util.Optional;

/** Reads why a native library cannot be used. */
public final class LinkFailures {
  private LinkFailures() {}

  /**
   * A line without a full stop: what failed first. A class whose initialiser failed once only says
   * that it did.
   */
  public static String reason(LinkageError error) {
    Throwable first = error;
    for (Throwable cause = first.getCause(); cause != null; cause = cause.getCause()) {
      first = cause;
    }
    return Optional.ofNullable(first.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
        .orElse(first.getClass().getSimpleName());
  }
}
