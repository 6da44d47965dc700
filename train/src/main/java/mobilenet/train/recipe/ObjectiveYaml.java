package mobilenet.train.recipe;

import java.util.Optional;
import java.util.Set;

/** What is learnt, as keys of a recipe's file. */
final class ObjectiveYaml {
  static final Set<String> KEYS = Set.of("label-smoothing", "distillation");

  private ObjectiveYaml() {}

  static ObjectiveSpec read(Section section) throws RecipeException {
    double smoothing = section.number("label-smoothing", Range.BELOW_ONE);
    Optional<ObjectiveSpec.Distillation> distillation =
        section.optionalSection(
            "distillation", Set.of("weight", "temperature"), ObjectiveYaml::distillation);
    if (distillation.isEmpty()) {
      return new ObjectiveSpec.Labels(smoothing);
    }
    if (smoothing != 0) {
      throw new IllegalArgumentException(
          "label-smoothing must be 0 beside distillation, as a teacher's answers are soft already,"
              + " given "
              + smoothing);
    }
    return distillation.get();
  }

  private static ObjectiveSpec.Distillation distillation(Section section) throws RecipeException {
    return new ObjectiveSpec.Distillation(
        section.number("weight", Range.PROBABILITY),
        section.number("temperature", Range.ABOVE_ZERO));
  }

  static void write(ObjectiveSpec objective, YamlMap yaml) {
    yaml.put("label-smoothing", objective.labelSmoothing());
    if (objective instanceof ObjectiveSpec.Distillation distillation) {
      yaml.put(
          "distillation",
          new YamlMap()
              .put("weight", distillation.weight())
              .put("temperature", distillation.temperature()));
    }
  }
}
