package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
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
import mobilenet.search.netadapt.AdaptLog;
import mobilenet.search.netadapt.AdaptedNetwork;
import mobilenet.search.netadapt.NetAdapt;
import mobilenet.search.report.AdaptationFigure;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.CheckpointRecipe;
import mobilenet.search.training.ShortTraining;
import mobilenet.search.training.TrainedEvaluator;
import mobilenet.search.training.TrainedTuner;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.torch.NativeSettings;
import mobilenet.weights.Checkpoint;

/** An adaptation from the command line. */
final class NetAdaptProgram {
  private final NetAdaptOptions options;
  private final TuningOptions tuning;
  private final CommonOptions common;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Set<String> warned = new HashSet<>();

  NetAdaptProgram(
      NetAdaptOptions options,
      TuningOptions tuning,
      CommonOptions common,
      PrintWriter out,
      PrintWriter err) {
    this.options = options;
    this.tuning = tuning;
    this.common = common;
    this.out = out;
    this.err = err;
  }

  /**
   * Adapts, and trains the result.
   *
   * @param measured whether the networks that steps choose are measured on this machine
   */
  int run(AdaptFolder folder, boolean measured) throws IOException, InterruptedException {
    tuning.check();
    LastTraining last = tuning.last(options.form());
    try (Checkpoint seed = Checkpoint.open(options.from())) {
      PreparedAdaptation adaptation = PreparedAdaptation.of(options, seed);
      new AdaptDescription(adaptation).lines().forEach(this::say);
      ShortTraining training = training(adaptation, seed);
      Folders.create(folder.path());
      TrainedEvaluator.removeAbandoned(folder.path());
      Optional<LatencyMeter> meter = measured ? Optional.of(meter(adaptation)) : Optional.empty();
      AdaptReport report = adapt(adaptation, seed, training, folder, meter);
      if (last != LastTraining.NONE) {
        say(
            last == LastTraining.SCRATCH
                ? "training the result from scratch"
                : "training the result on");
        NativeSettings.apply(tuning.threads()).forEach(this::warn);
        double top1 =
            new LastNetwork(training, tuning.threads(), err)
                .train(ArchitectureDocument.read(folder.network()), last, folder)
                .bestTop1();
        report = report.trainedTo(folder.trained().resolve("best").toString(), top1);
      }
      print(report, folder);
      return 0;
    }
  }

  /** Says what would be done. */
  int dryRun() throws IOException {
    try (Checkpoint seed = Checkpoint.open(options.from())) {
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

  private ShortTraining training(PreparedAdaptation adaptation, Checkpoint seed)
      throws IOException {
    TrainingImages images = tuning.images();
    List<String> labels = PreparedAdaptation.labels(seed, images.dataset());
    try {
      return tuning.shortTraining(
          new CandidateRecipe(
              CheckpointRecipe.of(tuning.recipe(), seed.config(), adaptation.network()), images),
          labels);
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private LatencyMeter meter(PreparedAdaptation adaptation)
      throws IOException, InterruptedException {
    RuntimeTarget target = RuntimeTarget.open();
    adaptation.latency().table().elsewhere(target.stamp()).ifPresent(this::warn);
    return new LatencyMeter(target, LatencyMeter.TURNS);
  }

  private AdaptReport adapt(
      PreparedAdaptation adaptation,
      Checkpoint seed,
      ShortTraining training,
      AdaptFolder folder,
      Optional<LatencyMeter> meter)
      throws IOException, InterruptedException {
    NativeSettings.apply(1).forEach(this::warn);
    TrainedTuner tuner =
        new TrainedTuner(
            adaptation.networks(), seed, training, tuning.inheritance(), folder.path());
    List<String> groups = List.copyOf(adaptation.networks().widest().channels().keySet());
    try (AdaptLog log =
        AdaptLog.open(folder.log(), adaptation.heading(seed, tuner.name(), groups), this::warn)) {
      say("output: " + folder.path() + "; after an interruption, the same command goes on");
      List<AdaptedNetwork> path =
          new NetAdapt(
                  adaptation.networks(),
                  adaptation.settings(),
                  adaptation.target(),
                  tuner,
                  log,
                  new AdaptLines(adaptation, meter, err, System::nanoTime))
              .run();
      AdaptedNetwork result = path.get(path.size() - 1);
      Architecture network = adaptation.networks().architecture(result.widths());
      tuner.export(result.widths(), folder.pruned());
      ArchitectureDocument.write(folder.network(), network);
      SearchFolder.write(
          folder.curve(),
          AdaptationFigure.draw(
              "NetAdapt (" + options.form().label() + ") of " + seed.architecture().name(),
              points(log.trained()),
              points(path),
              adaptation.target()));
      return new AdaptReport(
          options.form().label(),
          adaptation.target(),
          path.get(0).cost(),
          path.get(0).accuracy(),
          AdaptReport.steps(path, log),
          log.trained().size() - 1,
          folder.network().toString(),
          folder.pruned().toString(),
          result.accuracy());
    }
  }

  private static List<AdaptationFigure.Point> points(List<AdaptedNetwork> networks) {
    return networks.stream()
        .map(network -> new AdaptationFigure.Point(network.cost(), network.accuracy()))
        .toList();
  }

  private void print(AdaptReport report, AdaptFolder folder) {
    if (common.json()) {
      JsonOutput.print(out, report);
      return;
    }
    AdaptReport.Step last = report.last();
    report.table().print(out);
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "%.4f ms predicted, %.1f %% less than %.4f; %.2f %% on the images held out",
            last.ms(),
            100 * (1 - last.ms() / report.firstMs()),
            report.firstMs(),
            100 * report.accuracy()));
    out.println(
        Printable.line(
            "written: " + report.checkpoint() + ", " + report.network() + ", " + folder.curve()));
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

  /** The folder of an adaptation where none was named. */
  static AdaptFolder folder(Optional<Path> output, NetAdaptOptions options, long seed) {
    Path name =
        Optional.ofNullable(options.from().toAbsolutePath().normalize().getFileName())
            .orElse(Path.of("network"));
    return new AdaptFolder(
        output.orElseGet(() -> Path.of("runs", "netadapt-" + name + "-" + seed)));
  }
}
