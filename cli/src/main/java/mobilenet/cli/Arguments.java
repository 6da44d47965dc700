package mobilenet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import mobilenet.weights.Checkpoint;

/** Checks of arguments that picocli cannot do. */
public final class Arguments {
  private static final int MAX_THREADS = 256;

  private Arguments() {}

  /**
   * Checks that a number is not too small.
   *
   * @throws UsageException if it is
   */
  public static int atLeast(int least, String option, int given) {
    if (given < least) {
      throw new UsageException(option + " must be at least " + least + ", given " + given);
    }
    return given;
  }

  /**
   * Like {@link #atLeast(int, String, int)}, if a number is given.
   *
   * @throws UsageException if it is too small
   */
  public static Optional<Integer> atLeast(int least, String option, Optional<Integer> given) {
    return given.map(number -> atLeast(least, option, number));
  }

  /**
   * Checks that a number of threads is 1 to 256.
   *
   * @throws UsageException if it is not
   */
  public static int threads(String option, int given) {
    if (given < 1 || given > MAX_THREADS) {
      throw new UsageException(option + " must be from 1 to " + MAX_THREADS + ", given " + given);
    }
    return given;
  }

  /**
   * Whether an argument is a checkpoint's folder and not an architecture's name. A folder that only
   * happens to have the name of an architecture is not a checkpoint.
   */
  static boolean isCheckpoint(String nameOrCheckpoint) {
    Path folder = Path.of(nameOrCheckpoint);
    return !nameOrCheckpoint.isEmpty()
        && Files.isDirectory(folder)
        && (Files.exists(folder.resolve(Checkpoint.CONFIG))
            || Catalogue.find(nameOrCheckpoint).isEmpty());
  }

  /**
   * The architecture that an argument stands for: one of the catalogue, that of a checkpoint's
   * folder, or that of a file which {@link ArchitectureDocument} reads.
   *
   * @throws UsageException if it is none of them
   * @throws IOException if the folder or file is not usable
   */
  static Architecture network(String argument) throws IOException {
    if (isCheckpoint(argument)) {
      return Checkpoint.config(Path.of(argument)).architecture();
    }
    Path file = Path.of(argument);
    if (!Files.isRegularFile(file)) {
      return named(argument);
    }
    if (!argument.endsWith(".json")) {
      throw new UsageException(
          argument
              + ": expected an architecture's name or .json file, or a checkpoint's folder, found"
              + " another file");
    }
    return ArchitectureDocument.read(file);
  }

  private static Architecture named(String name) {
    try {
      return Catalogue.get(name);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (name.contains("/") && !message.endsWith("?")) {
        throw new UsageException(
            name
                + ": there is no such folder or file, nor an architecture of that name; 'mobilenet"
                + " models' lists all architectures");
      }
      throw new UsageException(
          message.endsWith("?") ? message : message + "; 'mobilenet models' lists all");
    }
  }
}
