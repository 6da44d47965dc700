package mobilenet.bench.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * What came of it: one of the two.
   *
   * @param document of {@code bench --peers --json}
   * @param error one sentence
   */
  record Outcome(Optional<JsonNode> document, Optional<String> error) {
    static Outcome of(int code, String out, String err) {
      try {
        JsonNode document = MAPPER.readTree(out);
        if (code == 0 && document.isObject()) {
          return new Outcome(Optional.of(document), Optional.empty());
        }
        if (document.hasNonNull("error")) {
          return new Outcome(Optional.empty(), Optional.of(document.get("error").asText()));
        }
      } catch (JsonProcessingException e) {
        // Not a document, so the process died; what it said last is all there is.
        return new Outcome(Optional.empty(), Optional.of(lastLine(code, err)));
      }
      return new Outcome(Optional.empty(), Optional.of(lastLine(code, err)));
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
