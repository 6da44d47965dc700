package mobilenet.cli;

import java.util.Optional;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Option;

/** How many threads to use. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: one per processor).")
  private Optional<Integer> threads = Optional.empty();

  int threads() {
    return threads(threads);
  }

  /** The number of threads, checked; the number of processors if none is given. */
  static int threads(Optional<Integer> given) {
    int threads = given.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    try {
      return RuntimeOptions.DEFAULT.withThreads(threads).threads();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--threads: " + e.getMessage());
    }
  }
}
