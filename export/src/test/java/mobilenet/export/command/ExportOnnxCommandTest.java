package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import mobilenet.export.onnx.read.OnnxModel;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.pruning.ChannelGroup;
import mobilenet.pruning.ChannelGroups;
import mobilenet.pruning.SlicedNetwork;
import mobilenet.pruning.Slicing;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportOnnxCommandTest {
  private static final String BUNDLED = Fixtures.BUNDLED.toString();

  @TempDir Path dir;

  private Path file() {
    return dir.resolve("m.onnx");
  }

  private OnnxModel written() throws IOException {
    return OnnxModel.read(Files.readAllBytes(file()));
  }

  @Test
  void theBundledCheckpoint() throws IOException {
    String output = file().toString();
    Outcome outcome = Outcome.of("export", "onnx", "--model", BUNDLED, "--output", output);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .hasSize(4)
        .first()
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "%s: mobilenetv4_conv_small_070, ONNX opset 17, %,d bytes",
                output,
                Files.size(file())));
    assertThat(outcome.out())
        .contains("input   input  float32  1×3×96×96", "output  logits  float32  1×10")
        .containsPattern(
            "ONNX Runtime 1.29.0 differs from this runtime by at most [0-9.]+e-0[5-9] of the"
                + " largest value of logits");
    assertThat(written().metadata())
        .containsEntry("architecture", "mobilenetv4_conv_small_070")
        .containsEntry("license", "apache-2.0");
    assertThat(written().metadata().get("labels")).startsWith("[\"T-shirt/top\",\"Trouser\"");
    assertThat(dir.toFile().list()).containsExactly("m.onnx");
  }

  @Test
  void everyOptionAsJson() throws IOException {
    JsonNode document =
        Outcome.json(
            "export",
            "onnx",
            "--model",
            BUNDLED,
            "--output",
            file().toString(),
            "--opset",
            "13",
            "--size",
            "64",
            "--dynamic-batch",
            "--dynamic-size",
            "--with-preprocessing",
            "nhwc",
            "--tap",
            "stem",
            "--tap",
            "embedding");
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly(
            "output", "format", "model", "opset", "bytes", "inputs", "outputs", "checked");
    assertThat(document.get("opset").asInt()).isEqualTo(13);
    assertThat(document.get("bytes").asLong()).isEqualTo(Files.size(file()));
    assertThat(document.get("inputs").toString())
        .isEqualTo(
            "[{\"name\":\"input\",\"type\":\"uint8\","
                + "\"shape\":[\"batch\",\"height\",\"width\",\"3\"]}]");
    assertThat(document.get("outputs").findValuesAsText("name"))
        .containsExactly("logits", "stem", "embedding");
    JsonNode checked = document.get("checked");
    assertThat(checked.get("trials").toString())
        .isEqualTo(
            "[{\"batch\":1,\"height\":64,\"width\":64},{\"batch\":3,\"height\":81,\"width\":98}]");
    assertThat(checked.get("runtime").asText()).isEqualTo("ONNX Runtime 1.29.0");
    assertThat(checked.get("output").asText()).isIn("logits", "stem", "embedding");
    assertThat(checked.get("difference").asDouble()).isLessThan(1e-4);
    assertThat(written().opset()).isEqualTo(13);
  }

  @Test
  void anArchitectureWithAFileOfWeights() throws IOException {
    Path weights = dir.resolve("w.safetensors");
    write(weights, StableWeights.bind(Catalogue.get("mobilenetv3_small_050").withClasses(7)));
    JsonNode document =
        Outcome.json(
            "export",
            "onnx",
            "--model",
            "mobilenetv3_small_050",
            "--weights",
            weights.toString(),
            "--size",
            "65",
            "--batch",
            "2",
            "--output",
            file().toString());
    assertThat(document.get("inputs").get(0).get("shape").toString())
        .isEqualTo("[\"2\",\"3\",\"65\",\"65\"]");
    assertThat(document.get("outputs").get(0).get("shape").toString()).isEqualTo("[\"2\",\"7\"]");
    assertThat(written().metadata()).containsOnlyKeys("architecture");
  }

  /** A network that no catalogue has, with its definition in config.json. */
  @Test
  void aPrunedNetwork() throws IOException {
    Architecture wide = Catalogue.get("mobilenetv3_small_050").withClasses(4);
    ChannelGroups groups = ChannelGroups.of(wide);
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (ChannelGroup group : groups.prunable()) {
      widths.put(group.id(), Math.max(8, group.channels() / 16 * 8));
      if (groups.obstacle(widths).isPresent()) {
        widths.remove(group.id());
      }
    }
    SlicedNetwork sliced = Slicing.slice(groups, weights(StableWeights.bind(wide)), widths);
    Architecture named = sliced.architecture().named("pruned").withResolution(48);
    Path folder = dir.resolve("pruned");
    CheckpointConfig config =
        CheckpointConfig.of(
            named,
            List.of("a", "b", "c", "d"),
            PretrainedConfig.of(
                new InputShape(3, 48), 1, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)));
    Checkpoint.write(folder, config, sliced.weights(), DType.F32);
    JsonNode document =
        Outcome.json("export", "onnx", "--model", folder.toString(), "--output", file().toString());
    assertThat(document.get("model").asText()).isEqualTo("pruned");
    assertThat(document.get("checked").get("difference").asDouble()).isLessThan(1e-4);
  }

  private static MapWeights weights(BoundGraph bound) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    bound
        .graph()
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), bound.value(p))));
    return new MapWeights(tensors);
  }

  private static void write(Path file, BoundGraph bound) throws IOException {
    Fixtures.write(file, weights(bound));
  }

  @Test
  void aFailedCheckLeavesTheOldFile() throws IOException {
    Files.writeString(file(), "old");
    Path damaged = Fixtures.withValue(dir.resolve("c"), "conv_stem.weight", Float.NaN);
    String error =
        Outcome.of("export", "onnx", "--model", damaged.toString(), "--output", file().toString())
            .error(1);
    assertThat(error).contains("logits: the network answers NaN", "mobilenet inspect");
    assertThat(file()).hasContent("old");
    assertThat(dir.toFile().list()).containsExactlyInAnyOrder("m.onnx", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--opset 10 | --opset must be from 11 to 20, given 10",
        "--size 0 | --size must be at least 1, given 0",
        "--batch 0 | --batch must be at least 1, given 0",
        "--batch 2 --dynamic-batch | --batch and --dynamic-batch exclude each other",
        "--tap stemm | --tap: the network has no tap \"stemm\"",
        "--with-preprocessing chw | expected nhwc or nchw, given \"chw\"",
        "--padding same | --padding and --epsilon are for an architecture",
      })
  void wrongUsage(String options, String message) {
    String line = "export onnx --model " + BUNDLED + " --output " + file() + " " + options;
    assertThat(Outcome.of(line.split(" ", -1)).error(2)).contains(message);
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatIsMissing() throws IOException {
    assertThat(Outcome.of("export").error(2)).startsWith("export needs one of onnx");
    Path weights = dir.resolve("w.safetensors");
    write(weights, StableWeights.bind(Catalogue.get("mobilenetv3_small_050").withClasses(7)));
    assertThat(
            Outcome.of(
                    "export",
                    "onnx",
                    "--model",
                    "mobilenetv3_small_050",
                    "--weights",
                    weights.toString(),
                    "--with-preprocessing",
                    "nchw",
                    "--output",
                    file().toString())
                .error(2))
        .startsWith("--with-preprocessing needs a checkpoint's folder");
    assertThat(
            Outcome.of(
                    "export",
                    "onnx",
                    "--model",
                    "mobilenetv3_small_050",
                    "--output",
                    file().toString())
                .error(2))
        .startsWith("--weights is missing");
  }
}
