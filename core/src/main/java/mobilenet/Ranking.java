package mobilenet;

import java.util.ArrayList;
import java.util.List;

/** From logits to the most probable classes. */
final class Ranking {
  private Ranking() {}

  /** Checks how many classes are wanted, before anything is computed. */
  static void requireTop(int top) {
    if (top < 1) {
      throw new IllegalArgumentException("top must be at least 1, given " + top);
    }
  }

  /**
   * Checks that there is something to rank: softmax makes 1 of a single output, whatever it is.
   *
   * @param network what errors call it
   */
  static void requireSeveral(String network, int classes) {
    if (classes == 1) {
      throw new MissingOutputException(
          network
              + " has a single output, and a ranking needs two or more: its class would have 100 %"
              + " for every image; call logits instead");
    }
  }

  /**
   * The most probable classes, most probable first; classes that tie keep their order.
   *
   * @param logits finite, one per class
   * @param labels one per class
   * @param top how many; all if there are fewer
   */
  static List<Prediction> of(float[] logits, List<String> labels, int top) {
    double[] probabilities = softmax(logits);
    List<Prediction> all = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      all.add(new Prediction(labels.get(i), i, (float) probabilities[i]));
    }
    // By logits, because two tiny probabilities may both be rounded to 0.
    all.sort((a, b) -> Float.compare(logits[b.index()], logits[a.index()]));
    return List.copyOf(all.subList(0, Math.min(top, all.size())));
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
