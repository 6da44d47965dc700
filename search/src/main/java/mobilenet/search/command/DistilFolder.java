package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.cli.UsageException;
import mobilenet.file.Sha256;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;

/**
 * Where a comparison of students keeps everything.
 *
 * @param path its folder
 */
record DistilFolder(Path path) {
  /** Of SHA-256's 64: enough to tell recipes apart that somebody writes. */
  private static final int HASH_DIGITS = 12;

  /** A row a finished run. */
  Path outcomes() {
    return path.resolve("outcomes.csv");
  }

  /** The teacher's answers. */
  Path store() {
    return path.resolve("answers.bin");
  }

  /** A folder a run. */
  Path runs() {
    return path.resolve("runs");
  }

  /** What all runs have in common. */
  Path experiment() {
    return path.resolve("experiment.json");
  }

  /**
   * What tells a recipe from others, for people: what somebody measured with it, which may be
   * written into it while an experiment is interrupted, is no part of it.
   */
  static String words(Recipe recipe) {
    String hash = Sha256.of(RecipeWriter.toYaml(recipe.withMeasured(Recipe.NOT_RUN)));
    return recipe.name() + " (" + hash.substring(0, HASH_DIGITS) + ")";
  }

  /**
   * Checks that the folder is of the same experiment, and writes down what was not known before.
   *
   * @param parts what must be the same, by what people call it
   * @throws UsageException if it is of another
   * @throws IOException if {@link #experiment} cannot be read or written
   */
  void require(Map<String, String> parts) throws IOException {
    Map<String, String> known = checked(parts);
    parts.forEach(known::putIfAbsent);
    JsonObject document = JsonObject.EMPTY;
    for (Map.Entry<String, String> part : known.entrySet()) {
      document = document.with(part.getKey(), part.getValue());
    }
    SearchFolder.write(experiment(), document);
  }

  /**
   * Like {@link #require}, but writes nothing down.
   *
   * @param parts what must be the same where it is known, by what people call it
   * @throws UsageException if it is of another
   * @throws IOException if {@link #experiment} cannot be read
   */
  void check(Map<String, String> parts) throws IOException {
    checked(parts);
  }

  /** What is known, if it agrees. */
  private Map<String, String> checked(Map<String, String> parts) throws IOException {
    Map<String, String> known = known();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String before = known.getOrDefault(part.getKey(), part.getValue());
      if (!before.equals(part.getValue())) {
        throw new UsageException(
            path
                + " holds another experiment: the "
                + part.getKey()
                + " was "
                + before
                + ", here "
                + part.getValue()
                + "; give the same, or another --output");
      }
    }
    return known;
  }

  private Map<String, String> known() throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    if (Files.exists(experiment())) {
      JsonFields fields = JsonFields.root(Json.read(experiment()), experiment().toString());
      for (String name : fields.object().members().keySet()) {
        known.put(name, fields.string(name));
      }
    }
    return known;
  }
}
