package mobilenet.train.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file or folder cannot be written. The message names it and says why. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final List<String> FULL =
      List.of("no space left", "quota exceeded", "not enough space");

  private final boolean full;

  /** Of what failed there. */
  public OutputException(Path where, Exception cause) {
    this(where, reason(where, cause), cause);
  }

  private OutputException(Path where, String reason, Exception cause) {
    super(where + ": cannot be written: " + reason, cause);
    // As Linux, macOS and Windows say it in English; other languages get the other remedy.
    String words = reason.toLowerCase(Locale.ROOT);
    this.full = FULL.stream().anyMatch(words::contains);
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
   * @param where names it in the error
   * @throws OutputException if that fails
   */
  public static void guard(Path where, Write write) throws OutputException {
    try {
      write.run();
    } catch (IOException e) {
      throw new OutputException(where, e);
    }
  }

  /** What to do: "make room" or "make it writable". */
  public String remedy() {
    return full ? "make room" : "make it writable";
  }

  private static String reason(Path where, Exception cause) {
    if (cause instanceof FileSystemException file) {
      return Optional.ofNullable(file.getReason()).orElseGet(() -> kind(file));
    }
    if (!(cause instanceof IOException)) {
      return cause.toString();
    }
    String message = Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    String prefix = where + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /** The JDK's exceptions for these say only the path. */
  private static String kind(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return e.getFile() + " is a file where a folder must be";
    }
    return e instanceof NoSuchFileException
        ? e.getFile() + " cannot be made"
        : e.getClass().getSimpleName() + " at " + e.getFile();
  }
}
