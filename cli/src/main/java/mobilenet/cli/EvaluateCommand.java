package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.Classifier;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet evaluate --data DIR}. */
@Command(name = "evaluate", description = "Measure accuracy on a labelled data set.")
final class EvaluateCommand implements Callable<Integer> {
  private static final double PERCENT = 100;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ModelOption model = new ModelOption();
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Class folders of pictures, or the IDX files of (Fashion-)MNIST.")
  private Path data = Path.of("");

  @Option(names = "--split", paramLabel = "SPLIT", description = "train or test (default: test).")
  private String split = Split.TEST.cliName();

  @Option(names = "--limit", paramLabel = "N", description = "Only the first N pictures.")
  private Optional<Integer> limit = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    int most = Arguments.atLeast(1, "--limit", limit.orElse(Integer.MAX_VALUE));
    ImageDataset pictures = ImageDatasets.open(data, parse(split));
    // One thread a picture: pictures are plenty, and decoding is shared out as well.
    try (Classifier classifier = Classifier.load(model.checkpoint())) {
      if (!common.json) {
        spec.commandLine().getErr().println(classifier.preprocessing().describe());
      }
      Evaluator evaluator = new Evaluator(classifier, model.threads());
      Evaluation evaluation;
      try (ProgressBar bar = Progress.bar("evaluate", Math.min(most, pictures.size()))) {
        evaluation = evaluator.evaluate(pictures, most, bar::step);
      }
      print(evaluation);
      return evaluation.images() == 0 ? 1 : 0;
    }
  }

  private static Split parse(String name) {
    try {
      return Split.ofCliName(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--split: " + e.getMessage());
    }
  }

  private void print(Evaluation evaluation) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      Json.print(out, evaluation);
      return;
    }
    for (Evaluation.Failure failure : evaluation.failed()) {
      spec.commandLine().getErr().println("mobilenet: " + failure.error());
    }
    out.printf(
        Locale.ROOT,
        "%,d pictures: top-1 %.2f %%, top-5 %.2f %%, %.0f pictures/s%s%n",
        evaluation.images(),
        PERCENT * evaluation.top1(),
        PERCENT * evaluation.top5(),
        evaluation.imagesPerSecond(),
        evaluation.failed().isEmpty()
            ? ""
            : ", " + evaluation.failed().size() + " could not be read");
  }
}
