package mobilenet.train.recipe;

/** What a network is to learn from images. */
public sealed interface ObjectiveSpec {

  /** Share of each target that is spread over all classes, 0 to below 1. */
  double labelSmoothing();

  /**
   * The label of each image, alone: a hard target of one class where nothing is smoothed or mixed,
   * a soft one of several otherwise.
   *
   * @param labelSmoothing ε spread over all classes, 0 to below 1
   */
  record Labels(double labelSmoothing) implements ObjectiveSpec {
    /** Checks the range. */
    public Labels {
      RecipeChecks.belowOne("label-smoothing", labelSmoothing);
    }
  }

  /**
   * What a teacher says of the images as the network sees them, and their labels beside it: {@code
   * (1 − α) · CE(label, p) + α · T² · KL(q ‖ p)} with {@code p = softmax(z / T)} of the network and
   * q of the teacher; the cross-entropy is at temperature 1 (Hinton et al. 2015). Nothing is
   * smoothed: the teacher's answers are soft already, and a smoothed teacher tells less about how
   * classes resemble each other.
   *
   * @param weight α, 0 (labels alone) to 1 (the teacher alone)
   * @param temperature T, above 0: above 1, unlikely classes count for more
   */
  record Distillation(double weight, double temperature) implements ObjectiveSpec {
    /**
     * As students of the MobileNetV4 paper learn (its section 8): from the teacher's probabilities
     * alone.
     */
    public static final Distillation MOBILENET_V4 = new Distillation(1, 1);

    /** Checks the ranges. */
    public Distillation {
      if (!(weight >= 0 && weight <= 1)) {
        throw new IllegalArgumentException("weight must be 0 to 1, given " + weight);
      }
      RecipeChecks.aboveZero("temperature", temperature);
    }

    @Override
    public double labelSmoothing() {
      return 0;
    }
  }
}
