package mobilenet.train.recipe;

import java.util.Set;

/** What is learnt, as keys of a recipe's file. */
final class ObjectiveYaml {
  static final Set<String> KEYS = Set.of("label-smoothing");

  private ObjectiveYaml() {}

  static ObjectiveSpec read(Section section) throws RecipeException {
    return new ObjectiveSpec.Labels(section.number("label-smoothing", Range.BELOW_ONE));
  }

  static void write(ObjectiveSpec objective, YamlMap yaml) {
    yaml.put("label-smoothing", objective.labelSmoothing());
  }
}
