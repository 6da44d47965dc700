package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** The exit code and output of a command. */
record Outcome(int code, String out, String err) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static Outcome of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(out, err, args);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** The document of a command that was run with {@code --json} and succeeded. */
  static JsonNode json(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    Outcome outcome = of(all.toArray(String[]::new));
    assertThat(outcome.code).as(outcome.err).isZero();
    return outcome.document();
  }

  /** Standard output, which must be one JSON document and nothing else. */
  JsonNode document() {
    try {
      return MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + out, e);
    }
  }

  /** Checks the exit code, that nothing was printed, and that the error is one line; returns it. */
  String error(int expectedCode) {
    assertThat(code).as(err).isEqualTo(expectedCode);
    assertThat(out).isEmpty();
    List<String> lines = err.lines().filter(l -> !l.startsWith("Try 'mobilenet")).toList();
    assertThat(lines).hasSize(1).allMatch(l -> l.startsWith("mobilenet: "));
    return lines.get(0).substring("mobilenet: ".length());
  }
}
