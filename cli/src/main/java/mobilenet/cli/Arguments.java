package mobilenet.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import mobilenet.weights.NetworkReference;

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
   * The network that an argument names.
   *
   * @throws UsageException if it names none
   * @throws IOException if its folder or file is not usable
   */
  public static NetworkReference network(String argument) throws IOException {
    try {
      return NetworkReference.of(argument);
    } catch (InvalidPathException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
