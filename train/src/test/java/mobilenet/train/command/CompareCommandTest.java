package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class CompareCommandTest {
  private static final String SLICE = "src/test/resources/fashion-mnist-slice";

  private final StringWriter out = new StringWriter();
  private final List<String> errors = new ArrayList<>();

  @TempDir Path dir;

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--threads", "1"));
    if (!List.of(more).contains("--data")) {
      arguments.addAll(List.of("--data", SLICE));
    }
    arguments.addAll(List.of("--recipe", "fashion-mnist-tiny", "--size", "32", "--epochs", "1"));
    arguments.addAll(List.of("--limit", "200", "--output", dir.toString()));
    arguments.addAll(List.of(more));
    return InProcess.run(
        new CompareCommand(),
        arguments,
        out,
        Writer.nullWriter(),
        e -> errors.add(String.valueOf(e.getMessage())));
  }

  @Test
  void trainsEachNetworkWithEachSeedOnce() throws IOException {
    String networks = "mobilenetv1_025,mobilenetv4_conv_small_035";
    assertThat(run("--networks", networks, "--seeds", "3,4", "--json")).as("%s", errors).isZero();
    JsonNode document = new ObjectMapper().readTree(out.toString()).get("networks");
    assertThat(document).hasSize(2);
    assertThat(document.get(0).get("network").asText()).isEqualTo("mobilenetv1_025");
    assertThat(document.get(0).get("seeds").asInt()).isEqualTo(2);
    Path csv = dir.resolve("comparison.csv");
    List<String> rows = Files.readAllLines(csv);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1)).startsWith("mobilenetv1_025,215642,");
    assertThat(rows.get(4)).startsWith("mobilenetv4_conv_small_035,").contains(",4,");

    Path snapshot = dir.resolve("mobilenetv1_025-3/resume.safetensors");
    byte[] before = Files.readAllBytes(snapshot);
    out.getBuffer().setLength(0);
    assertThat(run("--networks", networks, "--seeds", "3,4")).isZero();
    assertThat(Files.readAllBytes(snapshot)).isEqualTo(before);
    assertThat(out.toString()).contains("run 4 of 4: mobilenetv4_conv_small_035, seed 4", " ± ");
  }

  @Test
  void numbersAreCheckedBeforeAnythingIsOpened() {
    assertThat(run("--networks", "mobilenetv1_025", "--data", "none", "--hold-out", "2"))
        .isEqualTo(1);
    assertThat(errors).containsExactly("--hold-out must be between 0 and 1, given 2.0");
  }

  @Test
  void unknownNetworksAreNamedBeforeAnyTraining() {
    assertThat(run("--networks", "mobilenetv4_conv_small_035,mobilenetv4_conv_smal")).isEqualTo(1);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).contains("did you mean mobilenetv4_conv_small");
    assertThat(dir).isEmptyDirectory();
  }
}
