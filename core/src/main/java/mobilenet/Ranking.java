package mobilenet;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** From logits to the most probable classes. */
final class Ranking {
  private Ranking() {}

  /**
   * The most probable classes, most probable first; of equal ones the first class comes first.
   *
   * @param logits finite, one a class
   * @param labels one a class
   * @param top how many; all if there are fewer
   */
  static List<Prediction> of(float[] logits, List<String> labels, int top) {
    double[] probabilities = softmax(logits);
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -logits[i]))
        .limit(top)
        .map(i -> new Prediction(labels.get(i), i, (float) probabilities[i]))
        .toList();
  }

  private static double[] softmax(float[] logits) {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double[] result = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      result[i] = Math.exp((double) logits[i] - max);
      total += result[i];
    }
    for (int i = 0; i < logits.length; i++) {
      result[i] /= total;
    }
    return result;
  }
}
