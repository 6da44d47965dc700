package mobilenet.cli;

import java.util.Optional;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Option;

/** On how many threads to work. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: one a processor).")
  private Optional<Integer> threads = Optional.empty();

  int threads() {
    return threads(threads);
  }

  /** A number of threads in range; the number of processors where none is given. */
  static int threads(Optional<Integer> given) {
    int threads = given.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    try {
      return RuntimeOptions.DEFAULT.withThreads(threads).threads();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--threads: " + e.getMessage());
    }
  }
}
