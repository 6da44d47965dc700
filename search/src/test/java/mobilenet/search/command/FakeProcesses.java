package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Worker processes that train nothing, and may die.
 *
 * @param folder that remembers them
 */
record FakeProcesses(Path folder) {
  private static final String PROCESS = "process-";
  private static final int KILLED = 137;

  /** Remembers this process. */
  void started() throws IOException {
    Files.createFile(folder.resolve(PROCESS + ProcessHandle.current().pid()));
  }

  /** A file for each that was ever started. */
  Set<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PROCESS))
          .collect(Collectors.toSet());
    }
  }

  /** Whether there was none before this one. */
  boolean isFirst() throws IOException {
    return all().size() == 1;
  }

  /** Ends this process as if it had been killed. */
  static void die() {
    Runtime.getRuntime().halt(KILLED);
  }
}
