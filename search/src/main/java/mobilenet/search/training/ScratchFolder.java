package mobilenet.search.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobilenet.file.Folders;

/** A folder of this process for what a training writes, which is removed with all that is in it. */
public final class ScratchFolder implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\.training-(\\d+)");

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /** An empty one. */
  static ScratchFolder in(Path parent) throws IOException {
    Path path = parent.resolve(".training-" + ProcessHandle.current().pid());
    remove(path);
    return new ScratchFolder(Folders.create(path));
  }

  /** Removes those of processes that were killed. */
  public static void removeAbandoned(Path parent) throws IOException {
    List<Path> children;
    try (Stream<Path> files = Files.list(parent)) {
      children = files.toList();
    }
    for (Path child : children) {
      Matcher name = NAME.matcher(child.getFileName().toString());
      if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
        remove(child);
      }
    }
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    remove(path);
  }
}
