package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.architecture.InputShape;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.NetworkOptions;
import mobilenet.cli.Progress;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.evaluation.Evaluation.Failure;
import mobilenet.evaluation.Evaluator;
import mobilenet.evaluation.LabelMapping;
import mobilenet.image.Preprocessing;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet export compare}. */
@Command(
    name = "compare",
    description =
        "Classify images with exported files, each in the runtime that it is for, and with the"
            + " checkpoint in this one.")
final class CompareCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetworkOptions networks = new NetworkOptions();
  @Mixin private LabelledData data = new LabelledData();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of ONNX or TensorFlow Lite, such as export and quantize write.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    data.check();
    networks.requireSuited();
    NetworkOptions.Network network = networks.open(OptionalInt.empty());
    Preprocessing preprocessing = preprocessing(network);
    LabelledData.requireLabels(network);
    ImageDataset dataset = data.open();
    LabelMapping mapping = LabelledData.mapping(network, dataset);
    List<LabelledImage> images = data.chosen(dataset);
    InputShape shape = new InputShape(preprocessing.channels(), preprocessing.height());
    List<FileTally> tallies = new ArrayList<>();
    try (CompiledModel model = CompiledModel.compile(network.bound(), RuntimeOptions.DEFAULT);
        ProgressBar bar = Progress.bar("compare", images.size())) {
      for (Path path : files) {
        tallies.add(FileTally.open(path, shape));
      }
      Session session = model.session(preprocessing.height(), preprocessing.width());
      OwnTally own = new OwnTally(session, network.architecture().classes());
      List<Failure> failed =
          new TestImages(images, mapping, preprocessing, bar::step)
              .show(
                  (image, label) -> {
                    float[] logits = own.add(image, label);
                    for (FileTally tally : tallies) {
                      tally.add(image, label, logits);
                    }
                  });
      return print(
          new FileComparison(
              network.architecture().name(),
              own.images,
              (double) own.right / Math.max(own.images, 1),
              tallies.stream().map(tally -> tally.entry(own.images)).toList(),
              failed));
    } finally {
      tallies.forEach(FileTally::close);
    }
  }

  /** Counts what this runtime finds. */
  private static final class OwnTally {
    private final Session session;
    private final float[] logits;
    private int images;
    private int right;

    OwnTally(Session session, int classes) {
      this.session = session;
      this.logits = new float[classes];
    }

    /** The logits, until the next image. */
    float[] add(float[] image, int label) {
      session.run(image, logits);
      images++;
      right += Evaluator.rank(logits, label) == 0 ? 1 : 0;
      return logits;
    }
  }

  private int print(FileComparison comparison) {
    PrintWriter err = spec.commandLine().getErr();
    comparison.failed().forEach(failure -> ErrorLine.print(err, failure.error()));
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      comparison.printJson(out);
    } else {
      comparison.print(out);
    }
    return comparison.failed().isEmpty() ? 0 : FAILED;
  }

  private static Preprocessing preprocessing(NetworkOptions.Network network) {
    return RequiredConfig.of(network, "export compare", "how images become its input is")
        .preprocessing();
  }
}
