package mobilenet.train.recipe;

import java.util.Map;
import java.util.Set;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.ColourJitter;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.Mixing;
import mobilenet.data.augment.RandomErasing;

/** Augmentation as a part of a recipe's file. */
final class AugmentationYaml {
  static final Set<String> KEYS =
      Set.of(
          "crop", "flip-probability", "rand-augment", "colour-jitter", "random-erasing", "mixing");

  private static final Map<String, Section.Kind<Crop>> CROPS =
      Map.of(
          "random-resized",
          new Section.Kind<>(
              Set.of("min-area", "max-area", "min-aspect", "max-aspect"),
              AugmentationYaml::randomResized),
          "pad-and-crop",
          new Section.Kind<>(
              Set.of("pixels"), s -> new Crop.PadAndCrop(s.whole("pixels", Range.NOT_NEGATIVE))),
          "evaluation",
          new Section.Kind<>(Set.of(), s -> new Crop.Evaluation()));

  private AugmentationYaml() {}

  static Augmentation read(Section section) throws RecipeException {
    return new Augmentation(
        section.oneOf("crop", CROPS),
        section.number("flip-probability", Range.PROBABILITY),
        section.optionalSection("rand-augment", RandAugmentYaml.KEYS, RandAugmentYaml::read),
        section.optionalSection(
            "colour-jitter",
            Set.of("brightness", "contrast", "saturation"),
            AugmentationYaml::colourJitter),
        section.optionalSection(
            "random-erasing",
            Set.of("probability", "min-area", "max-area", "fill"),
            AugmentationYaml::randomErasing),
        section.optionalSection(
            "mixing",
            Set.of("probability", "mixup-alpha", "cutmix-alpha", "cutmix-probability"),
            AugmentationYaml::mixing));
  }

  private static Crop randomResized(Section section) throws RecipeException {
    return new Crop.RandomResized(
        section.number("min-area", Range.SHARE),
        section.number("max-area", Range.SHARE),
        section.number("min-aspect", Range.ABOVE_ZERO),
        section.number("max-aspect", Range.ABOVE_ZERO));
  }

  private static ColourJitter colourJitter(Section section) throws RecipeException {
    return new ColourJitter(
        section.number("brightness", Range.PROBABILITY),
        section.number("contrast", Range.PROBABILITY),
        section.number("saturation", Range.PROBABILITY));
  }

  private static RandomErasing randomErasing(Section section) throws RecipeException {
    return new RandomErasing(
        section.number("probability", Range.PROBABILITY),
        section.number("min-area", Range.INSIDE),
        section.number("max-area", Range.INSIDE),
        section.choice("fill", RandomErasing.Fill.class));
  }

  private static Mixing mixing(Section section) throws RecipeException {
    return new Mixing(
        section.number("probability", Range.PROBABILITY),
        section.number("mixup-alpha", Range.NOT_NEGATIVE),
        section.number("cutmix-alpha", Range.NOT_NEGATIVE),
        section.number("cutmix-probability", Range.PROBABILITY));
  }

  static YamlMap write(Augmentation augmentation) {
    return new YamlMap()
        .put("crop", write(augmentation.crop()))
        .put("flip-probability", augmentation.flipProbability())
        .putIfPresent("rand-augment", augmentation.randAugment().map(RandAugmentYaml::write))
        .putIfPresent("colour-jitter", augmentation.colourJitter().map(AugmentationYaml::write))
        .putIfPresent("random-erasing", augmentation.randomErasing().map(AugmentationYaml::write))
        .putIfPresent("mixing", augmentation.mixing().map(AugmentationYaml::write));
  }

  private static YamlMap write(Crop crop) {
    if (crop instanceof Crop.RandomResized random) {
      return new YamlMap()
          .put("kind", "random-resized")
          .put("min-area", random.minArea())
          .put("max-area", random.maxArea())
          .put("min-aspect", random.minAspect())
          .put("max-aspect", random.maxAspect());
    }
    if (crop instanceof Crop.PadAndCrop pad) {
      return new YamlMap().put("kind", "pad-and-crop").put("pixels", pad.pixels());
    }
    return new YamlMap().put("kind", "evaluation");
  }

  private static YamlMap write(ColourJitter jitter) {
    return new YamlMap()
        .put("brightness", jitter.brightness())
        .put("contrast", jitter.contrast())
        .put("saturation", jitter.saturation());
  }

  private static YamlMap write(RandomErasing erasing) {
    return new YamlMap()
        .put("probability", erasing.probability())
        .put("min-area", erasing.minArea())
        .put("max-area", erasing.maxArea())
        .put("fill", erasing.fill());
  }

  private static YamlMap write(Mixing mixing) {
    return new YamlMap()
        .put("probability", mixing.probability())
        .put("mixup-alpha", mixing.mixupAlpha())
        .put("cutmix-alpha", mixing.cutmixAlpha())
        .put("cutmix-probability", mixing.cutmixProbability());
  }
}
