package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import mobilenet.export.tflite.read.TfLiteModel;
import mobilenet.testing.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTfLiteCommandTest {
  private static final String BUNDLED = Fixtures.BUNDLED.toString();

  @TempDir Path dir;

  private Path file() {
    return dir.resolve("m.tflite");
  }

  @Test
  void theBundledCheckpoint() throws IOException {
    String output = file().toString();
    Outcome outcome = Outcome.of("export", "tflite", "--model", BUNDLED, "--output", output);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .hasSize(5)
        .first()
        .asString()
        .matches(
            String.format(
                Locale.ROOT,
                ".*: mobilenetv4_conv_small_070, TensorFlow Lite, [0-9]+ operators, %,d bytes",
                Files.size(file())));
    assertThat(outcome.out())
        .contains(
            "input   input  float32  1×96×96×3",
            "output  logits  float32  1×10",
            "its delegate XNNPACK runs all operators")
        .containsPattern(
            "TensorFlow Lite 2.20.0 differs from this runtime by at most [0-9.]+e-0[5-9] of the"
                + " largest value of logits");
    assertThat(dir.toFile().list()).containsExactly("m.tflite");
    try (ZipFile labels = new ZipFile(file().toFile())) {
      String text =
          new String(
              labels.getInputStream(labels.getEntry("labels.txt")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(10).startsWith("T-shirt/top", "Trouser");
    }
  }

  /** Behind the tables, the names of the network, its licence and the file of labels. */
  @Test
  void metadataAreAFlatbufferOfTheirOwn() throws IOException {
    Outcome.json("export", "tflite", "--model", BUNDLED, "--output", file().toString());
    TfLiteModel model = TfLiteModel.read(Files.readAllBytes(file()));
    assertThat(model.description()).isEqualTo("mobilenetv4_conv_small_070");
    assertThat(model.metadata()).containsOnlyKeys("TFLITE_METADATA");
    ByteBuffer metadata = Resources.entry(model.metadata(), "TFLITE_METADATA");
    assertThat(StandardCharsets.ISO_8859_1.decode(metadata).toString())
        .contains("M001", "mobilenetv4_conv_small_070", "apache-2.0", "labels.txt", "logits");
  }

  @Test
  void everyOptionAsJson() throws IOException {
    JsonNode document =
        Outcome.json(
            "export",
            "tflite",
            "--model",
            BUNDLED,
            "--output",
            file().toString(),
            "--size",
            "65",
            "--dynamic-batch",
            "--with-preprocessing",
            "--tap",
            "stem",
            "--tap",
            "embedding");
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly(
            "output", "format", "model", "operators", "bytes", "inputs", "outputs", "checked");
    assertThat(document.get("bytes").asLong()).isEqualTo(Files.size(file()));
    assertThat(document.get("inputs").toString())
        .isEqualTo(
            "[{\"name\":\"input\",\"type\":\"uint8\","
                + "\"shape\":[\"batch\",\"65\",\"65\",\"3\"]}]");
    assertThat(document.get("outputs").findValuesAsText("name"))
        .containsExactly("logits", "stem", "embedding");
    JsonNode checked = document.get("checked");
    assertThat(checked.get("trials").toString())
        .isEqualTo(
            "[{\"batch\":1,\"height\":65,\"width\":65},{\"batch\":3,\"height\":65,\"width\":65}]");
    assertThat(checked.get("runtime").asText()).isEqualTo("TensorFlow Lite 2.20.0");
    assertThat(checked.get("pieces").asInt()).isPositive();
    assertThat(checked.get("difference").asDouble()).isLessThan(1e-4);
  }

  @Test
  void aFailedCheckLeavesTheOldFile() throws IOException {
    Files.writeString(file(), "old");
    Path damaged = Fixtures.withValue(dir.resolve("c"), "conv_stem.weight", Float.NaN);
    String error =
        Outcome.of("export", "tflite", "--model", damaged.toString(), "--output", file().toString())
            .error(1);
    assertThat(error).contains("logits: the network answers NaN", "mobilenet inspect");
    assertThat(file()).hasContent("old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--size 0 | --size must be at least 1, given 0",
        "--batch 0 | --batch must be at least 1, given 0",
        "--batch 2 --dynamic-batch | --batch and --dynamic-batch exclude each other",
        "--tap stemm | --tap: the network has no tap \"stemm\"",
        "--opset 17 | --opset",
      })
  void wrongUsage(String options, String message) {
    String line = "export tflite --model " + BUNDLED + " --output " + file() + " " + options;
    assertThat(Outcome.of(line.split(" ", -1)).error(2)).contains(message);
    assertThat(file()).doesNotExist();
  }
}
