package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {
  @TempDir Path dir;

  @Test
  void oneNetworkAtTwoSizes() throws IOException {
    Path csv = dir.resolve("r.csv");
    JsonNode document =
        Outcome.json(
            "export", "sweep", "--networks", "mobilenetv3_small_050", "--csv", csv.toString());
    assertThat(document.get("rows")).hasSize(2);
    assertThat(Files.readAllLines(csv))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).isEqualTo(SweepRow.HEADER);
              assertThat(lines.get(1)).startsWith("mobilenetv3_small_050,17,1,224,224,");
              assertThat(lines.get(2)).startsWith("mobilenetv3_small_050,17,1,113,113,");
            });
    assertThat(document.get("rows").get(1).get("difference").get("largest").asDouble())
        .isPositive();
  }

  @Test
  void asTensorFlowLite() throws IOException {
    Path csv = dir.resolve("t.csv");
    JsonNode document =
        Outcome.json(
            "export",
            "sweep",
            "--format",
            "tflite",
            "--networks",
            "mobilenetv3_small_050",
            "--csv",
            csv.toString());
    assertThat(document.get("rows").get(1).get("difference").get("largest").asDouble())
        .isPositive();
    assertThat(Files.readAllLines(csv))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(1)).startsWith("mobilenetv3_small_050,,1,224,224,");
              assertThat(lines.get(2)).contains("logits", "TensorFlow Lite 2.20.0");
            });
  }

  @Test
  void wrongUsage() {
    assertThat(Outcome.of("export", "sweep", "--format", "pb").error(2))
        .contains("expected onnx or tflite, given \"pb\"");

    assertThat(Outcome.of("export", "sweep", "--opset", "99").error(2))
        .isEqualTo("--opset must be from 11 to 20, given 99");
    assertThat(Outcome.of("export", "sweep", "--networks", "mobilenetv9").error(2))
        .startsWith("unknown architecture");
    assertThat(Outcome.of("export", "sweep", "--without", "mobilenetv9").error(2))
        .startsWith("unknown architecture");
    assertThat(Outcome.of("export", "sweep", "--without", "mobilenetv1_045").error(2))
        .startsWith("--without: \"mobilenetv1_045\" is no network of the catalogue; did you mean ");
    assertThat(Outcome.of("export", "sweep", "--format", "tflite", "--opset", "17").error(2))
        .startsWith("--opset is for ONNX; ");
    assertThat(
            Outcome.of("export", "sweep", "--networks", "mobilenetv1_100", "--without", "a")
                .error(2))
        .isEqualTo("--without is for the whole catalogue, and --networks names some");
  }
}
