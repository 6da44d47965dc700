package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command did. Other modules test their commands with this as well.
 *
 * @param code with which the process would end
 * @param out what it printed
 * @param err what it printed on standard error
 */
public record Outcome(int code, String out, String err) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Of a command line. */
  public static Outcome of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(out, err, args);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Of a command whose standard output cannot be written, with the system's message. */
  public static Outcome ofBroken(String message, String... args) {
    StringWriter err = new StringWriter();
    int code = Main.run(new BrokenWriter(message), err, args);
    return new Outcome(code, "", err.toString());
  }

  /** Takes what the buffer of a process takes, and fails when it is passed on. */
  static final class BrokenWriter extends Writer {
    private final String message;

    BrokenWriter(String message) {
      this.message = message;
    }

    @Override
    public void write(char[] text, int from, int length) {}

    @Override
    public void flush() throws IOException {
      throw new IOException(message);
    }

    @Override
    public void close() {}
  }

  /** The document of a command that was run with {@code --json} and succeeded. */
  public static JsonNode json(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    Outcome outcome = of(all.toArray(String[]::new));
    assertThat(outcome.code).as(outcome.err).isZero();
    return outcome.document();
  }

  /** Standard output, which must be one JSON document and nothing else. */
  public JsonNode document() {
    try {
      return MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + out, e);
    }
  }

  /** Checks exit code, that nothing was printed, and the one line of the error; returns that. */
  public String error(int expectedCode) {
    assertThat(code).as(err).isEqualTo(expectedCode);
    assertThat(out).isEmpty();
    List<String> lines = err.lines().filter(l -> !l.startsWith("Try 'mobilenet")).toList();
    assertThat(lines).hasSize(1).allMatch(l -> l.startsWith("mobilenet: "));
    return lines.get(0).substring("mobilenet: ".length());
  }
}
