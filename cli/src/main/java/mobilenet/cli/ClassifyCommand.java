package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.Classifier;
import mobilenet.NonFiniteOutputException;
import mobilenet.Prediction;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet classify IMAGE…}. */
@Command(name = "classify")
final class ClassifyCommand implements Callable<Integer> {
  private static final double PERCENT = 100;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ModelOption model = new ModelOption();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "PNG, JPEG, BMP, GIF or WebP files.")
  private List<String> images = new ArrayList<>();

  @Option(names = "--top", paramLabel = "N", description = "Classes to print (default: 5).")
  private int top = 5;

  /** The result for an image, in the JSON document. */
  record Result(
      String image, Optional<List<Prediction>> top, Optional<Double> ms, Optional<String> error) {}

  /** The JSON document. */
  record Document(String model, List<Result> results) {}

  @Override
  public Integer call() throws IOException {
    Arguments.atLeast(1, "--top", top);
    RuntimeOptions options = RuntimeOptions.DEFAULT.withThreads(model.threads());
    try (Classifier classifier = Classifier.load(model.checkpoint(), options)) {
      classifier.architecture().requireClassifier();
      List<Result> results = new ArrayList<>();
      for (String image : images) {
        Result result = classify(classifier, image);
        results.add(result);
        if (!common.json) {
          print(result);
        }
        if (spec.commandLine().getOut().checkError()) {
          // Nobody would see the other results.
          break;
        }
      }
      if (common.json) {
        JsonOutput.print(
            spec.commandLine().getOut(), new Document(model.checkpoint().toString(), results));
      }
      return results.stream().anyMatch(r -> r.error.isPresent()) ? 1 : 0;
    }
  }

  private Result classify(Classifier classifier, String image) {
    long start = System.nanoTime();
    try {
      List<Prediction> found = classifier.classify(Path.of(image), top);
      double ms = (System.nanoTime() - start) / 1e6;
      return new Result(image, Optional.of(found), Optional.of(ms), Optional.empty());
    } catch (IOException | InvalidPathException e) {
      return failed(image, ErrorText.of(e));
    } catch (NonFiniteOutputException e) {
      return failed(image, image + ": " + e.getMessage());
    }
  }

  private static Result failed(String image, String error) {
    return new Result(image, Optional.empty(), Optional.empty(), Optional.of(error));
  }

  private void print(Result result) {
    PrintWriter out = spec.commandLine().getOut();
    if (result.error.isPresent()) {
      ErrorLine.print(spec.commandLine().getErr(), result.error.get());
      return;
    }
    List<String> classes = new ArrayList<>();
    for (Prediction p : result.top.orElseThrow()) {
      classes.add(String.format(Locale.ROOT, "%s %.1f %%", p.label(), PERCENT * p.probability()));
    }
    out.println(Printable.line(result.image + ": " + String.join(", ", classes)));
  }
}
