package mobilenet.data.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.data.DatasetDescription;
import mobilenet.data.DatasetOrigin;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.LabelMapping;

/**
 * Prints the result of an evaluation.
 *
 * @param found what was found in the data set
 * @param mapping which outputs stand for its classes
 * @param evaluation the result
 */
record EvaluationReport(DatasetDescription found, LabelMapping mapping, Evaluation evaluation) {
  private static final double PERCENT = 100;

  /** What {@code --json} prints. */
  record Document(@JsonUnwrapped Evaluation evaluation, Data data) {}

  /** The data that was used, and what was left out. */
  record Data(
      Optional<String> kind,
      Optional<String> place,
      Optional<String> split,
      int images,
      int classes,
      int fewest,
      int most,
      List<String> emptyClasses,
      List<String> unreadClasses,
      List<DatasetOrigin.Skipped> skipped,
      Labels labels) {}

  /** How classes were matched. */
  record Labels(String rule, Map<String, String> renamed, List<String> unused) {}

  /** Whether every image of the data set was used. */
  boolean complete() {
    return evaluation.images() > 0
        && evaluation.failed().isEmpty()
        && found.origin().map(origin -> origin.unread().isEmpty()).orElse(true);
  }

  void printJson(PrintWriter out) {
    Optional<DatasetOrigin> origin = found.origin();
    JsonOutput.print(
        out,
        new Document(
            evaluation,
            new Data(
                origin.map(DatasetOrigin::kind),
                origin.map(DatasetOrigin::place),
                origin.flatMap(DatasetOrigin::split),
                found.size(),
                (int) found.imagesPerClass().stream().filter(count -> count > 0).count(),
                found.fewest(),
                found.most(),
                found.emptyClasses(),
                origin.map(DatasetOrigin::unread).orElse(List.of()),
                origin.map(DatasetOrigin::skipped).orElse(List.of()),
                new Labels(
                    mapping.rule().name().toLowerCase(Locale.ROOT),
                    mapping.renamed(),
                    mapping.unused()))));
  }

  void print(PrintWriter out, PrintWriter err) {
    for (Evaluation.Failure failure : evaluation.failed()) {
      ErrorLine.print(err, failure.error());
    }
    if (evaluation.images() == 0) {
      out.printf(
          Locale.ROOT,
          "none of %,d images could be read, so there is no accuracy%n",
          evaluation.failed().size());
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,d %s: top-1 %.2f %%, top-5 %.2f %%, %.0f images/s%s%n",
        evaluation.images(),
        evaluation.images() == 1 ? "image" : "images",
        PERCENT * evaluation.top1(),
        PERCENT * evaluation.top5(),
        evaluation.imagesPerSecond(),
        evaluation.failed().isEmpty()
            ? ""
            : ", " + evaluation.failed().size() + " could not be read");
  }
}
