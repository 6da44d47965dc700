package mobilenet.train.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.HoldOut;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunFolder;
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

  /**
   * Checks what does not depend on the data, before that is opened.
   *
   * @throws UsageException for a number out of range
   */
  void check() {
    threads.ifPresent(given -> Arguments.threads("--threads", given));
    loaderThreads.ifPresent(given -> Arguments.threads("--loader-threads", given));
    Arguments.atLeast(0, "--save-every", saveEvery);
  }

  /** Threads of libtorch. */
  int threads() {
    return threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /**
   * Refuses to begin a run over what another has left.
   *
   * @throws UsageException if the folder has results but no snapshot
   */
  static void requireNoResults(RunFolder folder) {
    if (folder.results().isPresent()) {
      throw new UsageException(
          folder.results().get()
              + " is of a run that cannot be resumed, and would be overwritten; move it away or"
              + " give another --output");
    }
  }

  /** A run on the images that the options leave, without those held out. */
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
