package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.RandomWeights;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that is only in a file works in every command like one of the catalogue. */
class OwnNetworkTest {
  @TempDir Path dir;

  private Path file = Path.of("");

  /** Conv-S with two blocks changed and a narrower stage. */
  @BeforeEach
  void writeFile() throws IOException {
    String text =
        Outcome.of("summary", "mobilenetv4_conv_small", "--json-architecture", "--classes", "4")
            .out();
    String changed =
        text.replace("\"name\": \"mobilenetv4_conv_small\"", "\"name\": \"my_network\"")
            .replace("uir_r1_a5_k5_s2_e3_c96", "uir_r1_a3_k3_s2_e2_c96")
            .replace("uir_r1_a3_k3_s2_e6_c128", "uir_r1_a0_k5_s2_e4_c112")
            .replace("_c128", "_c112");
    assertThat(changed).isNotEqualTo(text).contains("uir_r1_a3_k3_s2_e2_c96", "_c112");
    file = Files.writeString(dir.resolve("my_network.json"), changed);
  }

  private Path checkpoint() throws IOException {
    Architecture own = ArchitectureDocument.read(file).withResolution(64);
    PretrainedConfig pretrained =
        PretrainedConfig.of(
            new InputShape(3, 64), 1, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
    CheckpointConfig config =
        CheckpointConfig.of(
            own, IntStream.range(0, 4).mapToObj(i -> "class " + i).toList(), pretrained);
    Path folder = dir.resolve("checkpoint");
    Checkpoint.write(folder, config, weights(own), DType.F32);
    return folder;
  }

  private static MapWeights weights(Architecture architecture) {
    BoundGraph bound = RandomWeights.bind(Lowering.lower(architecture), 7);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    bound
        .graph()
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), bound.value(p))));
    return new MapWeights(tensors);
  }

  @Test
  void isSummarisedAndMeasured() {
    Outcome summary = Outcome.of("summary", file.toString());
    assertThat(summary.code()).isZero();
    assertThat(summary.out()).startsWith("my_network at 224×224, 4 classes").contains("7×7×112");
    JsonNode bench = Outcome.json("bench", file.toString(), "--size", "32", "--seconds", "1");
    assertThat(bench.get("model").asText()).isEqualTo("my_network");
  }

  @Test
  void isReopenedFromItsCheckpoint() throws IOException {
    Path folder = checkpoint();
    try (Checkpoint opened = Checkpoint.open(folder)) {
      assertThat(opened.architecture())
          .isEqualTo(ArchitectureDocument.read(file).withResolution(64));
    }
    Outcome classified = Outcome.of("classify", Fixtures.SHIRT, "--model", folder.toString());
    assertThat(classified.code()).isZero();
    assertThat(classified.out()).contains("class ");
    JsonNode inspected = Outcome.json("inspect", folder.toString());
    assertThat(inspected.get("matches").get(0).get("architecture").asText())
        .isEqualTo("my_network");
    assertThat(Outcome.of("summary", folder.toString()).out()).startsWith("my_network at 64×64");
  }

  @Test
  void aFileThatIsNoNetworkIsOneSentence() throws IOException {
    Path other = Files.writeString(dir.resolve("other.json"), "{\"a\": 1}");
    assertThat(Outcome.of("summary", other.toString()).error(1))
        .isEqualTo(other + ": format is missing");
    Path weights = Files.writeString(dir.resolve("weights.bin"), "x");
    assertThat(Outcome.of("summary", weights.toString()).error(2))
        .contains("expected an architecture's name or .json file");
  }

  @Test
  void channelsThatNoTensorHasAreOneSentence() throws IOException {
    String text = Files.readString(file);
    Path wide =
        Files.writeString(
            dir.resolve("wide.json"),
            text.replace("\"channels\": 1280", "\"channels\": 900000000"));
    assertThat(Outcome.of("summary", wide.toString()).error(1))
        .startsWith("conv_head.weight would be a tensor of 900000000×")
        .endsWith("; give the network fewer classes or channels");
  }

  @Test
  void everyNameOfTheCatalogueGivesItsFile() throws IOException {
    Path written = dir.resolve("v3.json");
    Files.writeString(
        written, Outcome.of("summary", "mobilenetv3_large_100", "--json-architecture").out());
    assertThat(ArchitectureDocument.read(written))
        .isEqualTo(Catalogue.get("mobilenetv3_large_100"));
  }
}
