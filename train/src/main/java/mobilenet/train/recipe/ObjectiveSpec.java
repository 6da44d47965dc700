package mobilenet.train.recipe;

import java.util.List;

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
   * @param sources what is shown in which ratio, names different; if none are given, every image
   *     with a label, as the recipe's augmentation says
   */
  record Distillation(double weight, double temperature, List<SourceSpec> sources)
      implements ObjectiveSpec {
    /**
     * As students of the MobileNetV4 paper learn (its section 8): from the teacher's probabilities
     * alone.
     */
    public static final Distillation MOBILENET_V4 = new Distillation(1, 1);

    /** Copies, and checks the ranges. */
    public Distillation {
      sources = List.copyOf(sources);
      if (!(weight >= 0 && weight <= 1)) {
        throw new IllegalArgumentException("weight must be 0 to 1, given " + weight);
      }
      RecipeChecks.aboveZero("temperature", temperature);
      if (sources.stream().map(SourceSpec::name).distinct().count() != sources.size()) {
        throw new IllegalArgumentException("sources must have different names, given " + sources);
      }
      if (!sources.isEmpty() && sources.stream().noneMatch(source -> source.ratio() > 0)) {
        throw new IllegalArgumentException("sources must have one of a ratio above 0, given none");
      }
      if (weight != 1 && sources.stream().anyMatch(Distillation::isPool)) {
        throw new IllegalArgumentException(
            "weight must be 1 where a pool is shown, whose images have no labels, given " + weight);
      }
    }

    /** Of images with labels alone, shown as the recipe's augmentation says. */
    public Distillation(double weight, double temperature) {
      this(weight, temperature, List.of());
    }

    private static boolean isPool(SourceSpec source) {
      return source.images() == SourceSpec.Images.POOL;
    }

    /** Whether a pool of images without labels is needed. */
    public boolean needsPool() {
      return sources.stream().anyMatch(Distillation::isPool);
    }

    /** The same, with other things to see. */
    public Distillation withSources(List<SourceSpec> sources) {
      return new Distillation(weight, temperature, sources);
    }

    @Override
    public double labelSmoothing() {
      return 0;
    }
  }
}
