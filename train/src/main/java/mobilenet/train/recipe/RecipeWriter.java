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
    try {
      return YAML.writeValueAsString(RecipeYaml.write(recipe).asMap());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write recipe " + recipe.name() + " as YAML", e);
    }
  }
}
