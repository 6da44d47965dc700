package mobilenet.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;

/**
 * A network as people name it: by a name of the {@link Catalogue}, by a file that {@link
 * ArchitectureDocument} reads, or by a checkpoint's folder. Whatever takes a network takes all
 * three.
 *
 * @param architecture the network; that of a checkpoint with its classes and input
 * @param checkpoint the folder, if it was one, which has weights too
 */
public record NetworkReference(Architecture architecture, Optional<Path> checkpoint) {
  private static final String FILE_ENDING = ".json";
  private static final String KINDS =
      "an architecture's name or " + FILE_ENDING + " file, or a checkpoint's folder";

  /**
   * The network of a text, whose path is relative to the working folder.
   *
   * @throws IllegalArgumentException if there is no such network, naming the nearest names
   * @throws IOException if the folder or file is not usable
   */
  public static NetworkReference of(String text) throws IOException {
    return of(text, Path.of(""));
  }

  /**
   * As {@link #of(String)}, for a text in a file.
   *
   * @param folder that relative paths start from
   */
  public static NetworkReference of(String text, Path folder) throws IOException {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected " + KINDS + ", given nothing");
    }
    Path path = folder.resolve(text);
    if (isCheckpoint(text, path)) {
      return new NetworkReference(Checkpoint.config(path).architecture(), Optional.of(path));
    }
    if (text.endsWith(FILE_ENDING) && Files.isRegularFile(path)) {
      return new NetworkReference(ArchitectureDocument.read(path), Optional.empty());
    }
    if (Files.isRegularFile(path) && !isBareName(text)) {
      throw new IllegalArgumentException(path + ": expected " + KINDS + ", found another file");
    }
    return new NetworkReference(named(text, path), Optional.empty());
  }

  /** A folder that only happens to be called like an architecture is no checkpoint. */
  private static boolean isCheckpoint(String text, Path path) {
    return Files.isDirectory(path)
        && (Files.exists(path.resolve(Checkpoint.CONFIG)) || Catalogue.find(text).isEmpty());
  }

  /**
   * A file of that name is no obstacle; but with something behind the name, such as .safetensors,
   * it is the file that was meant.
   */
  private static boolean isBareName(String text) {
    return Catalogue.find(text).filter(found -> found.name().equals(text)).isPresent();
  }

  private static Architecture named(String name, Path path) {
    // What stands behind a dot would be taken for a tag.
    if (name.endsWith(FILE_ENDING)) {
      throw new IllegalArgumentException(path + ": there is no such file; expected " + KINDS);
    }
    try {
      return Catalogue.get(name);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (message.endsWith("?")) {
        throw e;
      }
      String problem =
          name.contains("/")
              ? name + ": there is no such folder or file, nor an architecture of that name"
              : message;
      throw new IllegalArgumentException(
          problem + "; 'mobilenet models' lists all architectures", e);
    }
  }
}
