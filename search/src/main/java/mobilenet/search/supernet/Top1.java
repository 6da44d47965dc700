package mobilenet.search.supernet;

/** Counts images whose likeliest class is their label. */
final class Top1 {
  private Top1() {}

  /**
   * Images that are classified as labelled.
   *
   * @param logits labels × classes
   */
  static int correct(float[] logits, int[] labels) {
    int classes = logits.length / labels.length;
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return correct;
  }
}
