package mobilenet.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which checkpoint to use, on how many threads. */
public final class ModelOption {
  /** Makes the options for picocli to fill. */
  public ModelOption() {}

  @Option(
      names = "--model",
      paramLabel = "CHECKPOINT",
      description = "Folder with config.json and model.safetensors (default: the bundled one).")
  private Optional<Path> checkpoint = Optional.empty();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  /** Its folder. */
  public Path checkpoint() {
    return checkpoint.orElseGet(Home::bundledCheckpoint);
  }

  /** Images or rows at a time, at least 1. */
  public int threads() {
    return threads.threads();
  }
}
