package mobilenet.train.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.train.loader.HoldOut;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunPlan;
import picocli.CommandLine.Option;

/** How runs use the machine. */
final class RunOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of libtorch (default: one a processor).")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--loader-threads",
      paramLabel = "N",
      description = "Threads that decode and augment (default: one for each of libtorch's).")
  private Optional<Integer> loaderThreads = Optional.empty();

  @Option(
      names = "--save-every",
      paramLabel = "SECONDS",
      description = "Time between snapshots within an epoch (default: 120).")
  private int saveEvery = 120;

  /** Threads of libtorch. */
  int threads() {
    int given = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (given < 1) {
      throw new UsageException("--threads must be at least 1, given " + given);
    }
    return given;
  }

  /** A run on the pictures that the options leave, without those held out. */
  RunPlan plan(Recipe recipe, ImageDataset dataset, DataOptions data, long seed)
      throws IOException {
    HoldOut parts = data.parts(dataset);
    RunPlan.Options options =
        new RunPlan.Options(loaderThreads.orElseGet(this::threads), Duration.ofSeconds(saveEvery));
    return new RunPlan(
        recipe,
        dataset,
        parts.training(),
        dataset,
        parts.validation(),
        data.classNames(dataset),
        seed,
        options);
  }
}
