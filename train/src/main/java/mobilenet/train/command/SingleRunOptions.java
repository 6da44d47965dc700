package mobilenet.train.command;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.Trainer;
import mobilenet.train.trainer.TrainingException;
import picocli.CommandLine.Option;

/** One run: its folder, its seed, and whether it begins or goes on. */
final class SingleRunOptions {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the run (default: runs/RECIPE-SEED).")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--resume", description = "Go on with an interrupted run, to the same bits.")
  private boolean resume;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything random (default: 0).")
  private long seed;

  @Option(names = "--profile", description = "Show where the time went.")
  private boolean profile;

  /** Of everything random. */
  long seed() {
    return seed;
  }

  /** Whether to show where the time went. */
  boolean profile() {
    return profile;
  }

  /** Whether it goes on with an interrupted run. */
  boolean resume() {
    return resume;
  }

  Trainer.Start start() {
    return resume ? Trainer.Start.RESUMED : Trainer.Start.FRESH;
  }

  RunFolder folder(Recipe recipe) {
    return new RunFolder(output.orElse(Path.of("runs", recipe.name() + "-" + seed)));
  }

  /**
   * Checks that a run can begin in a folder, or go on.
   *
   * @throws TrainingException if there is nothing to resume
   * @throws UsageException if another run would be overwritten
   */
  void requireStart(RunFolder folder) throws TrainingException {
    if (resume) {
      if (!folder.isUsed()) {
        throw new TrainingException(
            folder.snapshot()
                + ": there is nothing to resume; check --output, or start the run without"
                + " --resume");
      }
      return;
    }
    if (folder.isUsed()) {
      throw new UsageException(
          folder.path() + " holds a run; --resume goes on with it, another --output starts anew");
    }
    RunOptions.requireNoResults(folder);
  }
}
