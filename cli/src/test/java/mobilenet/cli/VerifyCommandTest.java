package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.weights.SelfTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir Path dir;

  private void edit(String from, String to) throws IOException {
    Path file = dir.resolve("selftest.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void theBundledCheckpointPasses() {
    JsonNode document = Outcome.json("verify", Fixtures.BUNDLED.toString());
    assertThat(document.fieldNames()).toIterable().containsExactly("passed", "tolerance", "images");
    assertThat(document.get("passed").asBoolean()).isTrue();
    assertThat(document.get("images")).hasSize(8);
    assertThat(document.get("images"))
        .allMatch(image -> image.get("difference").asDouble() < 1e-4)
        .allMatch(image -> image.get("image").asText().startsWith("selftest/"));
    Outcome human = Outcome.of("verify", Fixtures.BUNDLED.toString());
    assertThat(human.out().lines()).hasSize(9);
    assertThat(human.out()).contains(": passed, tolerance 1.0e-03");
  }

  @Test
  void anAlteredLogitFails() throws Exception {
    Fixtures.copyOfBundled(dir);
    SelfTest test = SelfTest.read(dir.resolve("selftest.json"));
    List<List<Double>> logits = new ArrayList<>(test.logits());
    List<Double> row = new ArrayList<>(logits.get(0));
    row.set(4, row.get(4) + 0.01);
    logits.set(0, row);
    new SelfTest(test.inputs(), test.labels(), logits, test.tolerance())
        .write(dir.resolve("selftest.json"));
    Outcome json = Outcome.of("verify", dir.toString(), "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.document().get("passed").asBoolean()).isFalse();
    assertThat(json.document().get("images").get(0).get("difference").asDouble())
        .isBetween(0.0099, 0.0101);
    Outcome human = Outcome.of("verify", dir.toString());
    assertThat(human.code()).isEqualTo(1);
    assertThat(human.out()).contains("FAILED");
  }

  @Test
  void checkpointsThatCannotBeVerified() throws Exception {
    Fixtures.copyOfBundled(dir);
    Files.delete(dir.resolve("selftest/3.png"));
    assertThat(Outcome.of("verify", dir.toString()).error(1))
        .contains("selftest/3.png: there is no such image file");
    edit("\"selftest/7.png\"", "\"selftest/7.png\", \"x\"");
    assertThat(Outcome.of("verify", dir.toString()).error(1))
        .contains("images must name one file for each of the 8 rows of logits");
    Files.delete(dir.resolve("selftest.json"));
    assertThat(Outcome.of("verify", dir.toString()).error(1)).contains("has no selftest.json");
  }
}
