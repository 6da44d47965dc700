package mobilenet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.weights.Checkpoint;

/** Checks of arguments that picocli cannot make. */
public final class Arguments {
  private static final int MAX_THREADS = 256;

  private Arguments() {}

  /**
   * A number that is not below the least.
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
   * As {@link #atLeast(int, String, int)}, where one is given.
   *
   * @throws UsageException if it is below the least
   */
  public static Optional<Integer> atLeast(int least, String option, Optional<Integer> given) {
    return given.map(number -> atLeast(least, option, number));
  }

  /**
   * A number of threads: 1 to 256.
   *
   * @throws UsageException for another
   */
  public static int threads(String option, int given) {
    if (given < 1 || given > MAX_THREADS) {
      throw new UsageException(option + " must be from 1 to " + MAX_THREADS + ", given " + given);
    }
    return given;
  }

  /**
   * Whether an argument is a checkpoint's folder and not an architecture's name. A folder that only
   * happens to be called like an architecture is not one.
   */
  static boolean isCheckpoint(String nameOrCheckpoint) {
    Path folder = Path.of(nameOrCheckpoint);
    return !nameOrCheckpoint.isEmpty()
        && Files.isDirectory(folder)
        && (Files.exists(folder.resolve(Checkpoint.CONFIG))
            || Catalogue.find(nameOrCheckpoint).isEmpty());
  }

  /** The architecture of a name, or of a checkpoint's config.json. */
  static Architecture network(String nameOrCheckpoint) throws IOException {
    return isCheckpoint(nameOrCheckpoint)
        ? Checkpoint.config(Path.of(nameOrCheckpoint)).architecture()
        : architecture(nameOrCheckpoint);
  }

  /** The architecture of that name; an unknown one is wrong usage. */
  static Architecture architecture(String name) {
    if (Files.isRegularFile(Path.of(name))) {
      throw new UsageException(
          name + ": expected an architecture's name or a checkpoint's folder, found a file");
    }
    try {
      return Catalogue.get(name);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      if (name.contains("/") && !message.endsWith("?")) {
        throw new UsageException(
            name
                + ": there is no such folder, nor an architecture of that name; 'mobilenet models'"
                + " lists all architectures");
      }
      throw new UsageException(
          message.endsWith("?") ? message : message + "; 'mobilenet models' lists all");
    }
  }
}
