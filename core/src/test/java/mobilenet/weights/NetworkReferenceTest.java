package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkReferenceTest {
  private static final Architecture OWN =
      Catalogue.get("mobilenetv4_conv_small_035").withStemStride(1).withClasses(2).named("own");

  @TempDir Path dir;

  private static Path checkpoint(Path folder) throws IOException {
    BoundGraph bound = RandomWeights.bind(Lowering.lower(OWN), 1);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    bound
        .graph()
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), bound.value(p))));
    List<Double> half = List.of(0.5, 0.5, 0.5);
    PretrainedConfig pretrained = PretrainedConfig.of(OWN.input(), 1, half, half);
    Checkpoint.write(
        folder,
        CheckpointConfig.of(OWN, List.of("a", "b"), pretrained),
        new MapWeights(tensors),
        DType.F32);
    return folder;
  }

  @Test
  void namesFilesAndCheckpointsAreNetworks() throws IOException {
    NetworkReference named = NetworkReference.of("mobilenetv3_small_100.lamb_in1k");
    assertThat(named.architecture()).isEqualTo(Catalogue.get("mobilenetv3_small_100"));
    assertThat(named.checkpoint()).isEmpty();

    Path file = dir.resolve("own.json");
    ArchitectureDocument.write(file, OWN);
    assertThat(NetworkReference.of(file.toString()).architecture()).isEqualTo(OWN);
    assertThat(NetworkReference.of("own.json", dir))
        .isEqualTo(NetworkReference.of(file.toString()));

    Path folder = checkpoint(dir.resolve("run"));
    NetworkReference opened = NetworkReference.of(folder.toString());
    assertThat(opened.architecture()).isEqualTo(OWN);
    assertThat(opened.checkpoint()).contains(folder);
    assertThat(NetworkReference.of("run", dir)).isEqualTo(opened);
  }

  @Test
  void aFolderOfTheNameOfANetworkIsNoCheckpoint() throws IOException {
    Files.createDirectories(dir.resolve("mobilenetv1_100"));
    assertThat(NetworkReference.of("mobilenetv1_100", dir).checkpoint()).isEmpty();
  }

  @Test
  void aFileOfTheNameOfANetworkIsNoNetwork() throws IOException {
    Files.createFile(dir.resolve("mobilenetv1_100"));
    assertThat(NetworkReference.of("mobilenetv1_100", dir))
        .isEqualTo(new NetworkReference(Catalogue.get("mobilenetv1_100"), Optional.empty()));
    Files.createFile(dir.resolve("mobilenetv1_100.safetensors"));
    assertThatThrownBy(() -> NetworkReference.of("mobilenetv1_100.safetensors", dir))
        .hasMessageEndingWith("found another file");
  }

  @Test
  void whatIsNoNetworkIsOneSentence() throws IOException {
    assertThatThrownBy(() -> NetworkReference.of("mobilenetv3_smal_100"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "unknown architecture \"mobilenetv3_smal_100\"; did you mean mobilenetv3_small_100");
    assertThatThrownBy(() -> NetworkReference.of("x"))
        .hasMessage("unknown architecture \"x\"; 'mobilenet models' lists all architectures");
    assertThatThrownBy(() -> NetworkReference.of("runs/x"))
        .hasMessageStartingWith("runs/x: there is no such folder or file, nor an architecture");
    assertThatThrownBy(() -> NetworkReference.of(" "))
        .hasMessageEndingWith("or a checkpoint's folder, given nothing");
    assertThatThrownBy(() -> NetworkReference.of("mobilenetv1_100.json", dir))
        .hasMessage(
            dir.resolve("mobilenetv1_100.json")
                + ": there is no such file; expected an architecture's name or .json file, or a"
                + " checkpoint's folder");
    Path weights = Files.writeString(dir.resolve("weights.bin"), "x");
    assertThatThrownBy(() -> NetworkReference.of(weights.toString()))
        .hasMessageStartingWith(weights + ": expected an architecture's name or .json file");
    Path empty = Files.createDirectories(dir.resolve("empty"));
    assertThatThrownBy(() -> NetworkReference.of(empty.toString()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(empty + ": there is no config.json in it");
    Path other = Files.writeString(dir.resolve("other.json"), "{\"format\": \"onnx\"}");
    assertThatThrownBy(() -> NetworkReference.of(other.toString()))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(other + ": format must be");
  }
}
