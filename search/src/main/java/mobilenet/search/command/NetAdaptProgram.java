package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.ShutdownAction;
import mobilenet.cli.UsageException;
import mobilenet.data.command.FoundData;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.FolderLock;
import mobilenet.search.command.AdaptForm.LastTraining;
import mobilenet.search.latency.LatencyMeter;
import mobilenet.search.latency.RuntimeTarget;
import mobilenet.search.netadapt.NarrowNetworks;
import mobilenet.search.training.ScratchFolder;
import mobilenet.search.training.ShortTraining;
import mobilenet.search.training.TrainedTuner;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.LeftOutImages;
import mobilenet.train.trainer.RunResult;
import mobilenet.weights.Checkpoint;

/** An adaptation from the command line. */
final class NetAdaptProgram {
  /** Exit code where a file beside the weights could not be written, as of {@code train}. */
  private static final int UNWRITTEN = 1;

  private final NetAdaptOptions options;
  private final TuningOptions tuning;
  private final AdaptRunOptions running;
  private final CommonOptions common;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Set<String> warned = new HashSet<>();
  private boolean unwritten;

  NetAdaptProgram(
      NetAdaptOptions options,
      TuningOptions tuning,
      AdaptRunOptions running,
      CommonOptions common,
      PrintWriter out,
      PrintWriter err) {
    this.options = options;
    this.tuning = tuning;
    this.running = running;
    this.common = common;
    this.out = out;
    this.err = err;
  }

  AdaptFolder folder() {
    return running.folder(options.seed().from(), tuning.seed());
  }

  /**
   * Adapts, and trains the result.
   *
   * @param workerCommand starts a process for {@link #work}
   * @return the exit code
   * @throws IOException if another process adapts in this folder, or images cannot be read or files
   *     not be written
   */
  @SuppressWarnings("try") // The lock acts by being there.
  int run(List<String> workerCommand) throws IOException, InterruptedException {
    tuning.check();
    LastTraining last = tuning.last(options.form());
    if (running.comparesWidth() && last != LastTraining.SCRATCH) {
      throw new UsageException(
          "--compare-width trains a network from scratch, and the result must be trained just so;"
              + " give --train scratch");
    }
    int workers = running.workers();
    try (Checkpoint seed = Checkpoint.open(options.seed().from())) {
      PreparedAdaptation adaptation = PreparedAdaptation.of(options, seed);
      new AdaptDescription(adaptation).lines().forEach(this::say);
      ShortTraining training = SeedTraining.of(tuning, seed, adaptation.network());
      FoundData.print(training.whole().images().dataset(), err);
      try (FolderLock lock = FolderLock.of(folder().path())) {
        ScratchFolder.removeAbandoned(folder().path());
        AdaptReport report = adapt(adaptation, seed, training, workerCommand, workers);
        report = finish(adaptation, report, training, last);
        print(report);
      }
      return unwritten ? UNWRITTEN : 0;
    }
  }

  /** Trains what was asked for beside the steps. */
  private AdaptReport finish(
      PreparedAdaptation adaptation, AdaptReport report, ShortTraining training, LastTraining last)
      throws IOException, InterruptedException {
    if (last == LastTraining.NONE) {
      return report;
    }
    NativeSettings.apply(tuning.threads()).forEach(this::warn);
    LastNetwork trainer = new LastNetwork(training, tuning.threads(), err);
    AdaptReport trained = trainLast(report, trainer, last);
    return running.comparesWidth()
        ? trained.against(compareWidth(adaptation, trained, trainer))
        : trained;
  }

  private void print(AdaptReport report) {
    if (common.json()) {
      JsonOutput.print(out, report);
    } else {
      new AdaptPrinter(out).print(report, folder());
    }
  }

  @SuppressWarnings("try") // Nothing is asked of what is done at the end.
  private AdaptReport adapt(
      PreparedAdaptation adaptation,
      Checkpoint seed,
      ShortTraining training,
      List<String> workerCommand,
      int workers)
      throws IOException, InterruptedException {
    Optional<LatencyMeter> meter =
        running.measured() ? Optional.of(meter(adaptation)) : Optional.empty();
    AdaptFolder folder = folder();
    AdaptLoop loop =
        new AdaptLoop(
            adaptation,
            seed,
            options.form(),
            folder,
            new AdaptLines(adaptation, meter, err, System::nanoTime),
            this::warn);
    TrainedTuner tuner = tuner(adaptation.networks(), seed, training);
    say("output: " + folder.path() + "; after an interruption, the same command goes on");
    if (workers == 1) {
      NativeSettings.apply(1).forEach(this::warn);
      return loop.run(tuner, tuner);
    }
    try (TunerPool pool = new TunerPool(tuner, workerCommand, folder.path(), workers);
        ShutdownAction ending = new ShutdownAction(pool::close)) {
      return loop.run(pool, tuner);
    }
  }

  private TrainedTuner tuner(NarrowNetworks networks, Checkpoint seed, ShortTraining training) {
    return new TrainedTuner(
        networks, seed, training, tuning.inheritance(), folder().path(), this::warn);
  }

  private LatencyMeter meter(PreparedAdaptation adaptation)
      throws IOException, InterruptedException {
    RuntimeTarget target = RuntimeTarget.open();
    adaptation.latency().table().elsewhere(target.stamp()).ifPresent(this::warn);
    return new LatencyMeter(target, LatencyMeter.TURNS);
  }

  private AdaptReport trainLast(AdaptReport report, LastNetwork trainer, LastTraining last)
      throws IOException, InterruptedException {
    AdaptFolder folder = folder();
    say(
        last == LastTraining.SCRATCH
            ? "training the result from scratch"
            : "training the result on");
    Architecture network = ArchitectureDocument.read(folder.network());
    double top1 = trainTo(folder.trained(), trainer, network, last);
    return report.trainedTo(AdaptFolder.best(folder.trained()).toString(), top1);
  }

  private AdaptReport.Width compareWidth(
      PreparedAdaptation adaptation, AdaptReport report, LastNetwork trainer)
      throws IOException, InterruptedException {
    AdaptFolder folder = folder();
    EqualWidth width = EqualWidth.of(adaptation, report.last().ms());
    say(
        "training the network at a width of "
            + width.percent()
            + " % from scratch, for comparison");
    double top1 = trainTo(folder.width(), trainer, width.network(), LastTraining.SCRATCH);
    return new AdaptReport.Width(
        width.percent(), width.ms(), AdaptFolder.best(folder.width()).toString(), top1);
  }

  /**
   * Trains a network to the end, and says what could not be read or written.
   *
   * @return best accuracy on the images held out
   */
  private double trainTo(Path run, LastNetwork trainer, Architecture network, LastTraining how)
      throws IOException, InterruptedException {
    RunResult result = trainer.train(network, how, run, folder());
    LeftOutImages.sentence(run.toString(), result.failed()).ifPresent(this::warn);
    result.unwritten().forEach(this::warn);
    unwritten |= !result.unwritten().isEmpty();
    return result.bestTop1();
  }

  /** Trains what the parent process says, until it ends. */
  int work(InputStream parent) throws InterruptedException {
    return TunerWorker.serve(
        parent,
        out,
        () -> {
          // Open until the process ends.
          Checkpoint seed = Checkpoint.open(options.seed().from());
          NarrowNetworks networks = options.seed().networks(SeedOptions.named(seed.architecture()));
          ShortTraining training =
              SeedTraining.of(tuning, seed, SeedOptions.named(seed.architecture()));
          NativeSettings.apply(1).forEach(this::warn);
          return tuner(networks, seed, training);
        });
  }

  /** Says what would be done. */
  int dryRun() throws IOException {
    try (Checkpoint seed = Checkpoint.open(options.seed().from())) {
      PreparedAdaptation adaptation = PreparedAdaptation.of(options, seed);
      AdaptDescription description = new AdaptDescription(adaptation);
      if (common.json()) {
        JsonOutput.print(out, description.document());
      } else {
        description.lines().forEach(line -> out.println(Printable.line(line)));
      }
      return 0;
    }
  }

  private void say(String line) {
    err.println(Printable.line(line));
    err.flush();
  }

  /** Each once: before the last training libtorch says again what it said before the first. */
  private void warn(String sentence) {
    if (warned.add(sentence)) {
      ErrorLine.print(err, sentence);
    }
  }
}
