package mobilenet.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.NetworkReference;
import mobilenet.weights.PretrainedConfig;

/** Checks of arguments that picocli cannot do. */
public final class Arguments {
  private static final int MAX_THREADS = 256;

  /** What Java can hold in a buffer that native code shares. */
  private static final long MOST_BYTES = Integer.MAX_VALUE;

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
   * Checks that an image size is one that a checkpoint can have.
   *
   * @throws UsageException if it is too small or too large
   */
  public static int imageSize(int given) {
    return between(1, PretrainedConfig.MAX_SIZE, "--size", given);
  }

  /**
   * Like {@link #imageSize(int)}, if one is given.
   *
   * @throws UsageException if it is too small or too large
   */
  public static Optional<Integer> imageSize(Optional<Integer> given) {
    return given.map(Arguments::imageSize);
  }

  /**
   * Checks that a number of classes is one that a checkpoint can have, if it is given.
   *
   * @throws UsageException if it is too small or too large
   */
  public static Optional<Integer> classes(int least, Optional<Integer> given) {
    return given.map(number -> between(least, CheckpointConfig.MAX_CLASSES, "--classes", number));
  }

  /**
   * Checks that a batch fits into a buffer that native code can share.
   *
   * @param batch images
   * @param size height and width of each, at most {@link PretrainedConfig#MAX_SIZE}
   * @throws UsageException if it does not
   */
  public static void batch(int batch, int size, Architecture network) {
    long values = Math.max((long) network.input().channels() * size * size, network.classes());
    long most = MOST_BYTES / Float.BYTES / values;
    if (batch > most) {
      throw new UsageException(
          "--batch must be at most "
              + most
              + " for images of "
              + size
              + "×"
              + size
              + ", as more would take over 2 GiB of memory; given "
              + batch);
    }
  }

  private static int between(int least, int most, String option, int given) {
    if (atLeast(least, option, given) > most) {
      throw new UsageException(option + " must be at most " + most + ", given " + given);
    }
    return given;
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
