package mobilenet.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes folders. */
public final class Folders {
  private Folders() {}

  /**
   * Makes a folder and those above it, unless they are there. A symbolic link to a folder is one.
   *
   * @return {@code folder}
   * @throws IOException if a file is in the way or a folder above may not be written
   */
  public static Path create(Path folder) throws IOException {
    // JDK 17 refuses a link to a folder where the folder itself would do.
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
          folder + ": cannot be created, there is no permission to write " + e.getFile(), e);
    }
  }
}
