import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of generated sources. */
final class Sources {
  private final Path root;
  private final Set<Path> written = new HashSet<>();

  Sources(Path root) {
    this.root = root;
  }

  /** Leaves a file alone that is as it should be, so that nothing is compiled again. */
  void write(Package home, String name, String text) throws IOException {
    Path folder = home.folder(root);
    Files.createDirectories(folder);
    Path file = folder.resolve(name + ".java");
    written.add(file);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Deletes what an earlier version wrote and this one did not: it would be compiled too. */
  void deleteOthers() throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.walk(root)) {
      others =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !written.contains(file))
              .toList();
    }
    for (Path other : others) {
      Files.delete(other);
    }
  }
}
