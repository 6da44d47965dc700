package mobilenet.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.ShutdownAction;

/**
 * Measures a row in a process of its own, as a reader who types the command would: what one network
 * taught the just-in-time compiler does not slow the next one down.
 */
final class RowProcess {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RowProcess() {}

  /**
   * What came of it: one of the two, or both if the row was measured and its line of a file could
   * not be written.
   *
   * @param document of {@code bench --peers --json}
   * @param error one sentence
   */
  record Outcome(Optional<JsonNode> document, Optional<String> error) {
    static Outcome of(int code, String out, String err) {
      Optional<JsonNode> measured = Optional.empty();
      Optional<String> error = Optional.empty();
      for (JsonNode document : documents(out)) {
        if (document.hasNonNull("error")) {
          error = Optional.of(document.get("error").asText());
        } else if (document.isObject()) {
          measured = Optional.of(document);
        }
      }
      boolean failed = code != 0 || measured.isEmpty();
      return new Outcome(
          measured,
          failed ? Optional.of(error.orElseGet(() -> lastLine(code, err))) : Optional.empty());
    }

    private static List<JsonNode> documents(String out) {
      List<JsonNode> found = new ArrayList<>();
      try (MappingIterator<JsonNode> all = MAPPER.readerFor(JsonNode.class).readValues(out)) {
        while (all.hasNextValue()) {
          found.add(all.nextValue());
        }
      } catch (IOException e) {
        // What is no document comes from a process that died, perhaps after one.
        return found;
      }
      return found;
    }

    private static String lastLine(int code, String err) {
      return err.lines()
          .filter(line -> !line.isBlank())
          .reduce((first, second) -> second)
          .orElse("the process ended with exit code " + code + " and said nothing");
    }
  }

  /** Runs the {@code mobilenet} command with these arguments to its end. */
  static Outcome run(List<String> arguments) throws IOException {
    Path out = Files.createTempFile("mobilenet-row", ".out");
    Path err = Files.createTempFile("mobilenet-row", ".err");
    try {
      Process process =
          new ProcessBuilder(ThisJava.mobilenet(arguments))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int code = await(process);
      return Outcome.of(
          code,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** A measurement that nobody waits for any more must not go on. */
  @SuppressWarnings("try") // Nothing is asked of what stops it.
  private static int await(Process process) {
    try (ShutdownAction stop = new ShutdownAction(process::destroy)) {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } finally {
      process.destroy();
    }
  }
}
