package mobilenet.export.command;

import java.io.IOException;
import java.util.List;
import mobilenet.evaluation.Evaluation.Failure;
import mobilenet.evaluation.Evaluator;
import mobilenet.export.check.ExportedFile;

/**
 * Accuracy of two files on the same images.
 *
 * @param images how many were classified; failed ones are not among them
 * @param floatTop1 fraction of them whose class the float file finds
 * @param top1 the same of the quantised file
 * @param same fraction of them for which both find the same class, right or wrong
 * @param failed images that could not be read
 */
record FileAccuracy(int images, double floatTop1, double top1, double same, List<Failure> failed) {
  /** Copies. */
  FileAccuracy {
    failed = List.copyOf(failed);
  }

  /**
   * Measures.
   *
   * @throws mobilenet.export.check.FailedCheckException if a file cannot be run
   */
  static FileAccuracy measure(ExportedFile floats, ExportedFile quantised, TestImages images)
      throws IOException {
    Tally tally = new Tally();
    List<Failure> failed =
        images.show(
            (image, label) -> tally.add(floats.answer(image), quantised.answer(image), label));
    return tally.accuracy(failed);
  }

  /** Counts. */
  private static final class Tally {
    private int images;
    private int rightFloat;
    private int right;
    private int same;

    void add(float[] exact, float[] given, int label) {
      images++;
      rightFloat += Evaluator.rank(exact, label) == 0 ? 1 : 0;
      right += Evaluator.rank(given, label) == 0 ? 1 : 0;
      same += largest(exact) == largest(given) ? 1 : 0;
    }

    FileAccuracy accuracy(List<Failure> failed) {
      double counted = Math.max(images, 1);
      return new FileAccuracy(
          images, rightFloat / counted, right / counted, same / counted, failed);
    }
  }

  /** The class of the largest value, the first of equal ones. */
  static int largest(float... logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
