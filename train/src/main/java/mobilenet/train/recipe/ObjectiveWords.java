package mobilenet.train.recipe;

/** Objectives in a line, for people. */
public final class ObjectiveWords {
  private ObjectiveWords() {}

  /** Such as {@code distillation of weight 1.0 at temperature 1.0}. */
  public static String of(ObjectiveSpec objective) {
    if (objective instanceof ObjectiveSpec.Distillation distillation) {
      return "distillation of weight "
          + distillation.weight()
          + " at temperature "
          + distillation.temperature();
    }
    return "labels smoothed by " + objective.labelSmoothing();
  }
}
