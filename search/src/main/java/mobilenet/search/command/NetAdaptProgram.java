package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.UsageException;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.Folders;
import mobilenet.search.command.AdaptForm.LastTraining;
import mobilenet.search.latency.LatencyMeter;
import mobilenet.search.latency.RuntimeTarget;
import mobilenet.search.netadapt.NarrowNetworks;
import mobilenet.search.training.ScratchFolder;
import mobilenet.search.training.ShortTraining;
import mobilenet.search.training.TrainedTuner;
import mobilenet.train.torch.NativeSettings;
import mobilenet.weights.Checkpoint;

/** An adaptation from the command line. */
final class NetAdaptProgram {
  private final NetAdaptOptions options;
  private final TuningOptions tuning;
  private final AdaptRunOptions running;
  private final CommonOptions common;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Set<String> warned = new HashSet<>();

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
   */
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
      AdaptFolder folder = folder();
      Folders.create(folder.path());
      ScratchFolder.removeAbandoned(folder.path());
      AdaptReport report = adapt(adaptation, seed, training, workerCommand, workers);
      if (last != LastTraining.NONE) {
        NativeSettings.apply(tuning.threads()).forEach(this::warn);
        LastNetwork trainer = new LastNetwork(training, tuning.threads(), err);
        report = trainLast(report, trainer, last);
        if (running.comparesWidth()) {
          report = report.against(compareWidth(adaptation, report, trainer));
        }
      }
      if (common.json()) {
        JsonOutput.print(out, report);
      } else {
        new AdaptPrinter(out).print(report, folder);
      }
      return 0;
    }
  }

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
    try (TunerPool pool = new TunerPool(tuner, workerCommand, folder.path(), workers)) {
      return loop.run(pool, tuner);
    }
  }

  private TrainedTuner tuner(NarrowNetworks networks, Checkpoint seed, ShortTraining training) {
    return new TrainedTuner(networks, seed, training, tuning.inheritance(), folder().path());
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
    double top1 =
        trainer
            .train(ArchitectureDocument.read(folder.network()), last, folder.trained(), folder)
            .bestTop1();
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
    double top1 =
        trainer.train(width.network(), LastTraining.SCRATCH, folder.width(), folder).bestTop1();
    return new AdaptReport.Width(
        width.percent(), width.ms(), AdaptFolder.best(folder.width()).toString(), top1);
  }

  /** Trains what the parent process says, until it ends. */
  int work(InputStream parent) throws IOException, InterruptedException {
    try (Checkpoint seed = Checkpoint.open(options.seed().from())) {
      NarrowNetworks networks = options.seed().networks(SeedOptions.named(seed.architecture()));
      ShortTraining training =
          SeedTraining.of(tuning, seed, SeedOptions.named(seed.architecture()));
      NativeSettings.apply(1).forEach(this::warn);
      return new TunerWorker(tuner(networks, seed, training), out).serve(parent);
    }
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
