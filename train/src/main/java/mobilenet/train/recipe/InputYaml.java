package mobilenet.train.recipe;

import java.util.Set;
import mobilenet.image.Interpolation;

/** How images are prepared, as a part of a recipe's file. */
final class InputYaml {
  static final Set<String> KEYS =
      Set.of("channels", "size", "interpolation", "crop-fraction", "mean", "std");

  private InputYaml() {}

  static Recipe.Input read(Section section) throws RecipeException {
    return new Recipe.Input(
        section.whole("channels", Range.AT_LEAST_ONE),
        section.whole("size", Range.AT_LEAST_ONE),
        section.choice("interpolation", Interpolation.class),
        section.number("crop-fraction", Range.SHARE),
        section.numbers("mean", Range.ANY),
        section.numbers("std", Range.ABOVE_ZERO));
  }

  static YamlMap write(Recipe.Input input) {
    return new YamlMap()
        .put("channels", input.channels())
        .put("size", input.size())
        .put("interpolation", input.interpolation())
        .put("crop-fraction", input.cropFraction())
        .put("mean", input.mean())
        .put("std", input.std());
  }
}
