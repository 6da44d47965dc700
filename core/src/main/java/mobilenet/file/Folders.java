package mobilenet.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates folders. */
public final class Folders {
  private Folders() {}

  /**
   * Creates a folder and those above it, unless they exist. A symbolic link to a folder counts as a
   * folder.
   *
   * @return {@code folder}
   * @throws IOException if a file is in the way, or there is no permission to write to a folder
   *     above
   */
  public static Path create(Path folder) throws IOException {
    // JDK 17 accepts a folder here, but refuses a link to one.
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      return Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          folder + ": expected a folder or nothing, found the file " + e.getFile(), e);
    } catch (AccessDeniedException e) {
      throw new IOException(
          folder + ": cannot be created, there is no permission to write to " + e.getFile(), e);
    }
  }
}
