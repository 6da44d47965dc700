package mobilenet.train.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.file.FileErrors;
import mobilenet.file.UnwritableFileException;

/**
 * A file or folder cannot be written. The message names it and says why; what to do is told apart,
 * so that who catches this can say first what is saved.
 */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Of what failed there.
   *
   * @param where named, unless the failure itself names a file
   */
  public OutputException(Path where, IOException cause) {
    this(where, FileErrors.explanation(cause), cause);
  }

  private OutputException(Path where, FileErrors.Explanation explanation, IOException cause) {
    super(message(named(cause).orElse(where.toString()), explanation.reason()), cause);
    this.remedy = explanation.remedies().stream().findFirst().orElse("put that right");
  }

  /** Writes something. */
  @FunctionalInterface
  public interface Write {
    /** Writes it. */
    void run() throws IOException;
  }

  /**
   * Writes something.
   *
   * @param where names it in the error, unless the failure itself names a file
   * @throws OutputException if that fails
   */
  public static void guard(Path where, Write write) throws OutputException {
    try {
      write.run();
    } catch (OutputException e) {
      throw e;
    } catch (IOException e) {
      throw new OutputException(where, e);
    }
  }

  /** What to do, such as "make room". */
  public String remedy() {
    return remedy;
  }

  private static Optional<String> named(IOException cause) {
    if (cause instanceof UnwritableFileException unwritable) {
      return Optional.of(unwritable.target().toString());
    }
    return cause instanceof FileSystemException file
        ? Optional.ofNullable(file.getFile())
        : Optional.empty();
  }

  private static String message(String where, String reason) {
    String prefix = where + ": ";
    return prefix
        + "cannot be written: "
        + (reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason);
  }
}
