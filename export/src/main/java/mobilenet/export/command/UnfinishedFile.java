package mobilenet.export.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.Printable;
import mobilenet.cli.ShutdownAction;

/**
 * A temporary file that is removed if the process is asked to end (Ctrl-C, SIGTERM) while this is
 * open. It may have gigabytes, and its name is hidden.
 */
final class UnfinishedFile implements AutoCloseable {
  private final List<Path> files = new ArrayList<>();
  private boolean ended;
  private final ShutdownAction ending = new ShutdownAction(this::end);

  /**
   * Takes the file that is about to be filled. Does not return while the process is being ended.
   */
  void begun(Path temporary) {
    if (!isAdded(temporary)) {
      remove(temporary);
      ShutdownAction.waitForTheEnd();
    }
  }

  private synchronized boolean isAdded(Path file) {
    files.add(file);
    return !ended;
  }

  private synchronized void end() {
    ended = true;
    files.forEach(UnfinishedFile::remove);
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
