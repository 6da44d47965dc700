package mobilenet.cli;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Option;

/** Which checkpoint to use, on how many threads. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "CHECKPOINT",
      description = "Folder with config.json and model.safetensors (default: the bundled one).")
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: one a processor).")
  private Optional<Integer> threads = Optional.empty();

  Path checkpoint() {
    return checkpoint.orElseGet(Home::bundledCheckpoint);
  }

  int threads() {
    return threads(threads);
  }

  static int threads(Optional<Integer> given) {
    int threads = given.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    try {
      return new RuntimeOptions(threads, KernelSelection.AUTO).threads();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--threads: " + e.getMessage());
    }
  }
}
