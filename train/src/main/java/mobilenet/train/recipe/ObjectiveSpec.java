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
}
