package mobilenet.train.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mobilenet.file.AtomicFiles;

/** Writes recipes as YAML that {@link RecipeReader} reads back to an equal one. */
public final class RecipeWriter {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .build());

  private RecipeWriter() {}

  /** Writes or replaces a file, such as the one in which a run says what exactly it used. */
  public static void write(Recipe recipe, Path file) throws IOException {
    byte[] bytes = toYaml(recipe).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }

  /** The text of a file. */
  public static String toYaml(Recipe recipe) {
    YamlMap yaml =
        new YamlMap()
            .put("name", recipe.name())
            .put("reproduces", recipe.reproduces())
            .put("measured", recipe.measured())
            .put("architecture", recipe.architecture())
            .put("input", write(recipe.input()))
            .put("regularisation", write(recipe.regularisation()))
            .put("epochs", recipe.epochs())
            .put("batch", recipe.batch())
            .put("accumulation", recipe.accumulation())
            .put("precision", recipe.precision())
            .put("optimizer", OptimizerYaml.write(recipe.optimizer()))
            .put("schedule", ScheduleYaml.write(recipe.schedule()))
            .putIfPresent("average", recipe.average().map(OptimizerYaml::write))
            .putIfPresent("clip-norm", recipe.clipNorm())
            .put("label-smoothing", recipe.labelSmoothing())
            .put("augmentation", AugmentationYaml.write(recipe.augmentation()))
            .putIfPresent("fine-tuning", recipe.fineTuning().map(RecipeWriter::write));
    try {
      return YAML.writeValueAsString(yaml.asMap());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write recipe " + recipe.name() + " as YAML", e);
    }
  }

  private static YamlMap write(Recipe.Input input) {
    return new YamlMap()
        .put("channels", input.channels())
        .put("size", input.size())
        .put("interpolation", input.interpolation())
        .put("crop-fraction", input.cropFraction())
        .put("mean", input.mean())
        .put("std", input.std());
  }

  private static YamlMap write(Recipe.Regularisation regularisation) {
    return new YamlMap()
        .put("dropout", regularisation.dropout())
        .put("drop-path", regularisation.dropPath())
        .put("batch-norm-momentum", regularisation.batchNormMomentum());
  }

  private static YamlMap write(FineTuning fineTuning) {
    return new YamlMap()
        .put("layer-decay", fineTuning.layerDecay())
        .put("frozen", fineTuning.frozen())
        .put("batch-norm", fineTuning.batchNorm());
  }
}
