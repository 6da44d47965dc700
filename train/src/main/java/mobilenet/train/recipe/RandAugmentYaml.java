package mobilenet.train.recipe;

import java.util.Set;
import mobilenet.data.augment.RandAugment;

/** RandAugment as a part of a recipe's file, where an infinite spread is the word "uniform". */
final class RandAugmentYaml {
  static final Set<String> KEYS =
      Set.of(
          "operations",
          "magnitude",
          "magnitude-spread",
          "max-magnitude",
          "probability",
          "increasing");
  private static final String UNIFORM = "uniform";

  private RandAugmentYaml() {}

  static RandAugment read(Section section) throws RecipeException {
    return new RandAugment(
        section.whole("operations", Range.AT_LEAST_ONE),
        section.number("magnitude", Range.NOT_NEGATIVE),
        section.numberOr(
            "magnitude-spread", Range.NOT_NEGATIVE, UNIFORM, RandAugment.UNIFORM_SPREAD),
        section.number("max-magnitude", Range.ABOVE_ZERO),
        section.number("probability", Range.PROBABILITY),
        section.truth("increasing"));
  }

  static YamlMap write(RandAugment augment) {
    boolean uniform = augment.magnitudeSpread() == RandAugment.UNIFORM_SPREAD;
    return new YamlMap()
        .put("operations", augment.operations())
        .put("magnitude", augment.magnitude())
        .put("magnitude-spread", uniform ? UNIFORM : augment.magnitudeSpread())
        .put("max-magnitude", augment.maxMagnitude())
        .put("probability", augment.probability())
        .put("increasing", augment.increasing());
  }
}
