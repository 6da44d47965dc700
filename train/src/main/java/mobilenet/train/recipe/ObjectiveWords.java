package mobilenet.train.recipe;

import java.util.List;
import java.util.stream.Collectors;

/** Objectives in a line, for people. */
public final class ObjectiveWords {
  private ObjectiveWords() {}

  /** Such as {@code distillation of weight 1.0 at temperature 1.0}. */
  public static String of(ObjectiveSpec objective) {
    if (objective instanceof ObjectiveSpec.Distillation distillation) {
      return "distillation of weight "
          + distillation.weight()
          + " at temperature "
          + distillation.temperature()
          + sources(distillation.sources());
    }
    return "labels smoothed by " + objective.labelSmoothing();
  }

  private static String sources(List<SourceSpec> sources) {
    return sources.isEmpty()
        ? ""
        : sources.stream()
            .map(source -> source.name() + "=" + source.ratio())
            .collect(Collectors.joining(", ", ", shown ", ""));
  }
}
