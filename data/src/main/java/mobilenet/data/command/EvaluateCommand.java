package mobilenet.data.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.Classifier;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ModelOption;
import mobilenet.cli.Printable;
import mobilenet.cli.Progress;
import mobilenet.data.DatasetDescription;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.Evaluator;
import mobilenet.evaluation.LabelMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet evaluate --data DIR}. */
@Command(name = "evaluate")
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ModelOption model = new ModelOption();
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "Class folders of images, the IDX files of (Fashion-)MNIST, WebDataset tar shards or"
              + " Parquet files.")
  private Path data = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, test or val (default: test, or val where there is none).")
  private String split = Split.TEST.cliName();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only N images, the same share of every class.")
  private Optional<Integer> limit = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    int most = Arguments.atLeast(1, "--limit", limit.orElse(Integer.MAX_VALUE));
    PrintWriter err = spec.commandLine().getErr();
    ImageDataset images = ImageDatasets.open(data, SplitName.parse(split));
    DatasetDescription found = DatasetDescription.of(images);
    FoundData.print("", found, err);
    // One thread per image: there are plenty of images, and this way decoding runs in parallel,
    // too.
    try (Classifier classifier = Classifier.load(model.checkpoint())) {
      Evaluator evaluator = new Evaluator(classifier, model.threads());
      LabelMapping mapping = evaluator.mapping(images);
      err.println(Printable.line("labels: " + mapping.describe(classifier.labels())));
      if (!common.json()) {
        err.println(classifier.preprocessing().describe());
      }
      Evaluation evaluation;
      try (ProgressBar bar = Progress.bar("evaluate", Math.min(most, images.size()))) {
        evaluation = evaluator.evaluate(images, mapping, most, bar::step);
      }
      EvaluationReport report = new EvaluationReport(found, mapping, evaluation);
      if (common.json()) {
        report.printJson(spec.commandLine().getOut());
      } else {
        report.print(spec.commandLine().getOut(), err);
      }
      return report.complete() ? 0 : 1;
    }
  }
}
