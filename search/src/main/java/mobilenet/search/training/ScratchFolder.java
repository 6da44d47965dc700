package mobilenet.search.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

  /**
   * Removes those of processes that were killed. Several threads and processes may do so at once:
   * two workers that die together are found by two threads.
   *
   * @throws IOException if the folder cannot be read, or something in it not be deleted
   */
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

  /** A folder or file; other threads and processes may be removing the same. */
  static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path child : children(path)) {
        remove(child);
      }
    }
    Files.deleteIfExists(path);
  }

  /** What is in a folder; nothing if it has been removed in between. */
  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (NoSuchFileException removed) {
      return List.of();
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
