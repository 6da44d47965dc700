package mobilenet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Temporary files that are removed if the process is asked to end (Ctrl-C, SIGTERM) while this is
 * open. They may have gigabytes, and their names are hidden.
 */
public final class UnfinishedFiles implements AutoCloseable {
  private final Deque<Path> files = new ArrayDeque<>();
  private boolean ended;
  private final ShutdownAction ending = new ShutdownAction(this::end);

  /** Opens it, without any file. */
  public UnfinishedFiles() {}

  /**
   * Takes a file that is about to be filled, or a folder before the files in it. Does not return
   * while the process is being ended.
   */
  public void begun(Path temporary) {
    if (!isAdded(temporary)) {
      remove(temporary);
      ShutdownAction.waitForTheEnd();
    }
  }

  private synchronized boolean isAdded(Path file) {
    files.push(file);
    return !ended;
  }

  /** Removes the last one first: a folder must be empty. */
  synchronized void end() {
    ended = true;
    files.forEach(UnfinishedFiles::remove);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.err.println(
          "mobilenet: " + Printable.line(file + " could not be removed: " + e.getMessage()));
    }
  }

  /** Does not return while the process is being ended. */
  @Override
  public void close() {
    ending.close();
  }
}
