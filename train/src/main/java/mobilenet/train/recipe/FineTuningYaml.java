package mobilenet.train.recipe;

import java.util.Set;

/** Fine-tuning as a part of a recipe's file. */
final class FineTuningYaml {
  static final Set<String> KEYS = Set.of("layer-decay", "frozen", "batch-norm");

  private FineTuningYaml() {}

  static FineTuning read(Section section) throws RecipeException {
    return new FineTuning(
        section.number("layer-decay", Range.SHARE),
        section.texts("frozen"),
        section.choice("batch-norm", FineTuning.BatchNorm.class));
  }

  static YamlMap write(FineTuning fineTuning) {
    return new YamlMap()
        .put("layer-decay", fineTuning.layerDecay())
        .put("frozen", fineTuning.frozen())
        .put("batch-norm", fineTuning.batchNorm());
  }
}
