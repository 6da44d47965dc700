package mobilenet.train.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import mobilenet.image.Interpolation;

/**
 * Reads recipes from YAML. A key that is unknown, missing, repeated, of another type or out of
 * range is an error that says file, line, dotted path, what was expected and what was given.
 */
public final class RecipeReader {
  /** Largest file that is read, in bytes. */
  public static final int MAX_FILE_BYTES = 1 << 20;

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "reproduces",
          "measured",
          "architecture",
          "input",
          "regularisation",
          "epochs",
          "batch",
          "accumulation",
          "precision",
          "optimizer",
          "schedule",
          "average",
          "clip-norm",
          "label-smoothing",
          "augmentation",
          "fine-tuning");
  private static final Set<String> INPUT_KEYS =
      Set.of("channels", "size", "interpolation", "crop-fraction", "mean", "std");
  private static final Set<String> REGULARISATION_KEYS =
      Set.of("dropout", "drop-path", "batch-norm-momentum");
  private static final Set<String> FINE_TUNING_KEYS = Set.of("layer-decay", "frozen", "batch-norm");

  private RecipeReader() {}

  /**
   * Reads a file.
   *
   * @throws RecipeException if it is not a recipe
   * @throws IOException if it cannot be read
   */
  public static Recipe read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  static Recipe read(InputStream in, String source) throws IOException {
    byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
    if (bytes.length > MAX_FILE_BYTES) {
      throw new RecipeException(
          source + ": expected a recipe of at most " + MAX_FILE_BYTES + " bytes, found more");
    }
    try {
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), source);
    } catch (CharacterCodingException e) {
      throw new RecipeException(source + ": expected UTF-8, found other bytes", e);
    }
  }

  /**
   * Reads a text.
   *
   * @param source its name in errors
   * @throws RecipeException if it is not a recipe
   */
  public static Recipe parse(String yaml, String source) throws RecipeException {
    return Section.root(YamlTree.parse(yaml, source), source, KEYS, RecipeReader::recipe);
  }

  private static Recipe recipe(Section section) throws RecipeException {
    int epochs = section.whole("epochs", Range.AT_LEAST_ONE);
    return new Recipe(
        section.text("name"),
        section.text("reproduces"),
        section.text("measured"),
        section.text("architecture"),
        section.section("input", INPUT_KEYS, RecipeReader::input),
        section.section("regularisation", REGULARISATION_KEYS, RecipeReader::regularisation),
        epochs,
        section.whole("batch", Range.AT_LEAST_ONE),
        section.whole("accumulation", Range.AT_LEAST_ONE),
        section.choice("precision", Precision.class),
        section.oneOf("optimizer", OptimizerYaml.KINDS),
        section.oneOf("schedule", ScheduleYaml.kinds(epochs)),
        section.optionalSection("average", OptimizerYaml.AVERAGE_KEYS, OptimizerYaml::average),
        section.optionalNumber("clip-norm", Range.ABOVE_ZERO),
        section.number("label-smoothing", Range.BELOW_ONE),
        section.section("augmentation", AugmentationYaml.KEYS, AugmentationYaml::read),
        section.optionalSection("fine-tuning", FINE_TUNING_KEYS, RecipeReader::fineTuning));
  }

  private static Recipe.Input input(Section section) throws RecipeException {
    return new Recipe.Input(
        section.whole("channels", Range.AT_LEAST_ONE),
        section.whole("size", Range.AT_LEAST_ONE),
        section.choice("interpolation", Interpolation.class),
        section.number("crop-fraction", Range.SHARE),
        section.numbers("mean", Range.ANY),
        section.numbers("std", Range.ABOVE_ZERO));
  }

  private static Recipe.Regularisation regularisation(Section section) throws RecipeException {
    return new Recipe.Regularisation(
        section.number("dropout", Range.BELOW_ONE),
        section.number("drop-path", Range.BELOW_ONE),
        section.number("batch-norm-momentum", Range.SHARE));
  }

  private static FineTuning fineTuning(Section section) throws RecipeException {
    return new FineTuning(
        section.number("layer-decay", Range.SHARE),
        section.texts("frozen"),
        section.choice("batch-norm", FineTuning.BatchNorm.class));
  }
}
