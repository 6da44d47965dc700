package mobilenet.train.recipe;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is learnt, as keys of a recipe's file. */
final class ObjectiveYaml {
  static final Set<String> KEYS = Set.of("label-smoothing", "distillation");

  private static final String SOURCES = "sources";

  private ObjectiveYaml() {}

  static ObjectiveSpec read(Section section) throws RecipeException {
    double smoothing = section.number("label-smoothing", Range.BELOW_ONE);
    Optional<ObjectiveSpec.Distillation> distillation =
        section.optionalSection(
            "distillation", Set.of("weight", "temperature", SOURCES), ObjectiveYaml::distillation);
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
        section.number("temperature", Range.ABOVE_ZERO),
        section.has(SOURCES)
            ? section.named(
                SOURCES, Set.of("ratio", "images", "augmentation"), ObjectiveYaml::source)
            : List.of());
  }

  private static SourceSpec source(String name, Section section) throws RecipeException {
    return new SourceSpec(
        name,
        section.number("ratio", Range.NOT_NEGATIVE),
        section.choice("images", SourceSpec.Images.class),
        section.section("augmentation", AugmentationYaml.KEYS, AugmentationYaml::read));
  }

  static void write(ObjectiveSpec objective, YamlMap yaml) {
    yaml.put("label-smoothing", objective.labelSmoothing());
    if (objective instanceof ObjectiveSpec.Distillation distillation) {
      yaml.put(
          "distillation",
          new YamlMap()
              .put("weight", distillation.weight())
              .put("temperature", distillation.temperature())
              .putIfPresent(SOURCES, sources(distillation.sources())));
    }
  }

  private static Optional<YamlMap> sources(List<SourceSpec> sources) {
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    YamlMap yaml = new YamlMap();
    for (SourceSpec source : sources) {
      yaml.put(
          source.name(),
          new YamlMap()
              .put("ratio", source.ratio())
              .put("images", source.images())
              .put("augmentation", AugmentationYaml.write(source.augmentation())));
    }
    return Optional.of(yaml);
  }
}
