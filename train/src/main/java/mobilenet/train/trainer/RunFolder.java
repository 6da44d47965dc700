package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.file.Folders;
import mobilenet.train.output.OutputException;
import mobilenet.train.recipe.RecipeReader;

/**
 * Where a run keeps everything.
 *
 * @param path its folder
 */
public record RunFolder(Path path) {

  /** The snapshot to resume from. */
  public Path snapshot() {
    return path.resolve("resume.safetensors");
  }

  /** What was done, to the letter. */
  public Path recipe() {
    return path.resolve("recipe.yaml");
  }

  /** Whether a run has written down what it does. */
  public boolean hasRecipe() {
    return Files.exists(recipe());
  }

  /**
   * The network of the run that has been here.
   *
   * @throws IOException if {@link #recipe} is missing or is none
   */
  public Architecture architecture() throws IOException {
    return RecipeReader.read(recipe()).architecture();
  }

  /** Loss and accuracy over epochs, as an image. */
  public Path curves() {
    return path.resolve("curves.png");
  }

  /** The checkpoint of the last epoch. */
  public Path last() {
    return path.resolve("last");
  }

  /** The checkpoint of the epoch that did best on the validation images. */
  public Path best() {
    return path.resolve("best");
  }

  /** Whether a run has been here. */
  public boolean isUsed() {
    return Files.exists(snapshot());
  }

  /**
   * What a run leaves behind, where there is some without the snapshot that it could be resumed
   * from: a run that starts here would overwrite it.
   */
  public Optional<Path> results() {
    return isUsed()
        ? Optional.empty()
        : Stream.of(best(), last(), path.resolve("metrics.csv"), path.resolve("metrics.jsonl"))
            .filter(Files::exists)
            .findFirst();
  }

  /**
   * Makes the folder if it is missing.
   *
   * @throws TrainingException if nothing can be written there
   */
  public void prepare() throws TrainingException {
    guard(() -> Folders.create(path));
  }

  /**
   * Removes what a killed process left half-written. Only the holder of the folder's lock may: what
   * another process is writing looks the same.
   *
   * @throws TrainingException if nothing can be written there
   */
  void clean() throws TrainingException {
    guard(this::removeTemporary);
  }

  private void guard(OutputException.Write write) throws TrainingException {
    try {
      OutputException.guard(path, write);
      if (!Files.isWritable(path)) {
        throw new OutputException(path, new AccessDeniedException(path.toString()));
      }
    } catch (OutputException e) {
      throw new TrainingException(
          e.getMessage() + "; " + e.remedy() + ", or give another folder", e);
    }
  }

  private void removeTemporary() throws IOException {
    for (Path folder : List.of(path, last(), best())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(RunFolder::isTemporary).toList()) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private static boolean isTemporary(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".tmp");
  }
}
