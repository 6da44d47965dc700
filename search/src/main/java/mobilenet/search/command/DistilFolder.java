package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.cli.UsageException;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * Where a comparison of students keeps everything.
 *
 * @param path its folder
 */
record DistilFolder(Path path) {
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
   * Checks that the folder is of the same experiment, and writes down what was not known before.
   *
   * @param parts what must be the same, by what people call it
   * @throws UsageException if it is of another
   */
  void require(Map<String, String> parts) throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    if (Files.exists(experiment())) {
      String text = Files.readString(experiment());
      JsonFields fields =
          JsonFields.root(Json.parse(text, experiment().toString()), experiment().toString());
      for (String name : fields.object().members().keySet()) {
        known.put(name, fields.string(name));
      }
    }
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String before = known.putIfAbsent(part.getKey(), part.getValue());
      if (before != null && !before.equals(part.getValue())) {
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
    JsonObject document = JsonObject.EMPTY;
    for (Map.Entry<String, String> part : known.entrySet()) {
      document = document.with(part.getKey(), part.getValue());
    }
    SearchFolder.write(experiment(), document);
  }
}
