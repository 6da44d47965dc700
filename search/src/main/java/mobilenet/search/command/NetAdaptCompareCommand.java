package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import mobilenet.Classifier;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.command.FoundData;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.Evaluator;
import mobilenet.file.AtomicFiles;
import mobilenet.search.latency.LatencyMeter;
import mobilenet.search.latency.RuntimeTarget;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.latency.TableLatency;
import mobilenet.train.trainer.LeftOutImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet netadapt-compare DIR… --data DIR --latency-table FILE --results FILE}. */
@Command(name = "netadapt-compare")
public final class NetAdaptCompareCommand implements Callable<Integer> {
  /** Exit code where accuracies are not of all test images, as of {@code compare}. */
  private static final int INCOMPLETE = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of netadapt --compare-width, one of each seed.")
  private List<Path> folders = List.of();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Images as for netadapt; the test split is used.")
  private Path data = Path.of("");

  @Option(
      names = "--latency-table",
      required = true,
      paramLabel = "FILE",
      description = "The one that the networks were adapted with.")
  private Path table = Path.of("");

  @Option(
      names = "--results",
      required = true,
      paramLabel = "FILE",
      description = "CSV file to write.")
  private Path results = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<ComparedCheckpoint> checkpoints = new ArrayList<>();
    for (Path folder : folders) {
      checkpoints.addAll(ComparedCheckpoint.of(new AdaptFolder(folder)));
    }
    WidthComparison.requirePairs(checkpoints.stream().map(ComparedCheckpoint::seed).toList());
    AtomicFiles.requireWritable(results);
    TabledCost cost = TabledCost.of(FrozenTable.read(table));
    List<SizedNetwork> networks =
        checkpoints.stream().map(ComparedCheckpoint::network).distinct().toList();
    cost.require(
        networks.stream().map(SizedNetwork::architecture).toList(),
        "give the table that the networks were adapted with");
    TableLatency latency = cost.latency();
    ImageDataset images = ImageDatasets.open(data, Split.TEST);
    FoundData.print(images, err);
    RuntimeTarget target = RuntimeTarget.open();
    latency
        .table()
        .elsewhere(target.stamp())
        .ifPresent(difference -> ErrorLine.print(err, difference));
    err.println("measuring " + networks.size() + " networks in turns");
    err.flush();
    List<Double> measured = new LatencyMeter(target, LatencyMeter.TURNS).ms(networks);
    List<WidthComparison.Row> rows = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (ComparedCheckpoint checkpoint : checkpoints) {
      err.println("evaluating " + checkpoint.folder());
      err.flush();
      rows.add(
          new WidthComparison.Row(
              checkpoint.method(),
              checkpoint.seed(),
              latency.predict(checkpoint.network().architecture()).ms(),
              measured.get(networks.indexOf(checkpoint.network())),
              top1(checkpoint.folder(), images, incomplete::add)));
    }
    incomplete.forEach(notice -> ErrorLine.print(err, notice));
    WidthComparison comparison = WidthComparison.of(rows);
    // First to people: a file that cannot be written must not cost what was measured.
    if (common.json()) {
      JsonOutput.print(out, comparison);
    } else {
      comparison.print(out);
    }
    out.flush();
    SearchFolder.write(results, comparison.csv());
    if (!common.json()) {
      out.println("written: " + results);
    }
    return incomplete.isEmpty() ? 0 : INCOMPLETE;
  }

  private static double top1(Path checkpoint, ImageDataset images, Consumer<String> notices)
      throws IOException, InterruptedException {
    try (Classifier classifier = Classifier.load(checkpoint)) {
      Evaluation evaluation =
          new Evaluator(classifier, 1).evaluate(images, images.size(), () -> {});
      LeftOutImages.sentence(checkpoint + ", on the test images", evaluation).ifPresent(notices);
      return evaluation.top1();
    }
  }
}
