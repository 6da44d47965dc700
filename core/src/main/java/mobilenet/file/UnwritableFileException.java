package mobilenet.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file cannot be written. The message is one sentence that names it, and says why and what to do;
 * its parts can be read separately, to make another sentence.
 */
public final class UnwritableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path target;
  private final transient FileErrors.Explanation explanation;

  UnwritableFileException(Path target, FileErrors.Explanation explanation, IOException cause) {
    super(target + ": cannot be written: " + explanation, cause);
    this.target = target;
    this.explanation = explanation;
  }

  /** The file. */
  public Path target() {
    return target;
  }

  /** Why it cannot be written, without the file's name and without remedies. */
  public String reason() {
    return explanation.reason();
  }

  /** What to do about it, the best first; empty if no remedy is known. */
  public List<String> remedies() {
    return explanation.remedies();
  }
}
