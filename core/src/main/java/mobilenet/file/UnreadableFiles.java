package mobilenet.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Sentences about files that cannot be read, whether or not the system's error names the file. */
public final class UnreadableFiles {
  private UnreadableFiles() {}

  /** One sentence: the file, what is wrong with it, and what to do. */
  public static String sentence(Path file, IOException e) {
    return e instanceof FileSystemException named && named.getFile() != null
        ? FileErrors.sentence(e)
        : file + ": cannot be read: " + FileErrors.sentence(e);
  }
}
