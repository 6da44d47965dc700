package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final Path BUNDLED =
      Path.of("..", "checkpoints", "fashion_mnist.mobilenetv4_conv_small_070");

  @TempDir Path dir;

  private Path copyOfBundled() throws IOException {
    for (String name : List.of(Checkpoint.CONFIG, Checkpoint.WEIGHTS, Checkpoint.SELF_TEST)) {
      Files.copy(BUNDLED.resolve(name), dir.resolve(name));
    }
    return dir;
  }

  private void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(dir.resolve(name));
    assertThat(text).contains(from);
    Files.writeString(dir.resolve(name), text.replace(from, to));
  }

  @Test
  void opensTheBundledCheckpoint() throws Exception {
    try (Checkpoint checkpoint = Checkpoint.open(BUNDLED)) {
      assertThat(checkpoint.folder()).isEqualTo(BUNDLED);
      assertThat(checkpoint.architecture().input()).isEqualTo(new InputShape(3, 96));
      assertThat(checkpoint.architecture().classes()).isEqualTo(10);
      assertThat(checkpoint.config().labelNames().orElseThrow()).endsWith("Bag", "Ankle boot");
      assertThat(checkpoint.config().others().get("metrics")).isPresent();
      assertThat(checkpoint.config().featureCount())
          .hasValue(checkpoint.architecture().resolve().featureChannels());
      for (Parameter parameter : checkpoint.graph().parameters().values()) {
        assertThat(checkpoint.weights().read(parameter.key()))
            .hasSize(parameter.elementCount())
            .doesNotContain(Float.NaN);
      }
      SelfTest test = checkpoint.selfTest().orElseThrow();
      assertThat(test.labels()).containsExactly(4, 2, 9, 0, 3, 3, 6, 6);
      assertThat(test.logits()).hasSize(8);
    }
  }

  @Test
  void writtenCheckpointsReadBack() throws Exception {
    Path folder = dir.resolve("new/deeper");
    try (Checkpoint bundled = Checkpoint.open(BUNDLED)) {
      MapWeights weights = trained(bundled);
      Checkpoint.write(folder, bundled.config(), weights, DType.F32);
      Checkpoint.write(folder, bundled.config(), weights, DType.F32);
      Checkpoint read = Checkpoint.open(folder);
      assertThat(read.config().toJson()).isEqualTo(bundled.config().toJson());
      for (String name : weights.names()) {
        assertThat(read.weights().tensor(name)).isEqualTo(bundled.weights().tensor(name));
      }
      assertThat(folder.toFile().list())
          .containsExactlyInAnyOrder(Checkpoint.CONFIG, Checkpoint.WEIGHTS);
      assertThat(read.selfTest()).isEmpty();
    }
  }

  /** For who removes them if the process is ended. */
  @Test
  void temporaryFilesAreTold() throws Exception {
    List<Path> begun = new ArrayList<>();
    try (Checkpoint bundled = Checkpoint.open(BUNDLED)) {
      Checkpoint.write(dir, bundled.config(), trained(bundled), DType.F32, begun::add);
    }
    assertThat(begun).hasSize(2).allMatch(file -> dir.equals(file.getParent()));
    assertThat(dir.toFile().list())
        .containsExactlyInAnyOrder(Checkpoint.CONFIG, Checkpoint.WEIGHTS);
  }

  @Test
  void aFailedWriteLeavesTheOldCheckpoint() throws Exception {
    try (Checkpoint bundled = Checkpoint.open(BUNDLED)) {
      Map<String, Tensor> broken = new LinkedHashMap<>(trained(bundled).tensors());
      Checkpoint.write(dir, bundled.config(), new MapWeights(broken), DType.BF16);
      byte[] before = Files.readAllBytes(dir.resolve(Checkpoint.WEIGHTS));
      Tensor bias = new Tensor(List.of(10), new float[10]);
      bias.data()[3] = 1e6f;
      broken.put("classifier.bias", bias);
      assertThatThrownBy(
              () -> Checkpoint.write(dir, bundled.config(), new MapWeights(broken), DType.F16))
          .hasMessageContaining("tensor classifier.bias: the value 1000000.0");
      broken.remove("classifier.bias");
      assertThatThrownBy(
              () -> Checkpoint.write(dir, bundled.config(), new MapWeights(broken), DType.F16))
          .isInstanceOf(WeightMismatchException.class);
      assertThat(Files.readAllBytes(dir.resolve(Checkpoint.WEIGHTS))).isEqualTo(before);
      assertThat(dir.toFile().list())
          .containsExactlyInAnyOrder(Checkpoint.CONFIG, Checkpoint.WEIGHTS);
    }
  }

  private static MapWeights trained(Checkpoint checkpoint) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : checkpoint.graph().parameters().keySet()) {
      tensors.put(name, checkpoint.weights().tensor(name));
    }
    return new MapWeights(tensors);
  }

  @Test
  void filesWithTorchvisionsNamesOpenUnderTimms() throws Exception {
    Architecture architecture = Catalogue.get("torchvision_mobilenet_v3_small").withClasses(2);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter p : Lowering.lower(architecture).parameters().values()) {
      tensors.put(p.key(), new Tensor(p.shape(), new float[p.elementCount()]));
    }
    PretrainedConfig pretrained =
        PretrainedConfig.of(
            architecture.input(), 0.875, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    CheckpointConfig config = CheckpointConfig.of(architecture, List.of("a", "b"), pretrained);
    Checkpoint.write(dir, config, new MapWeights(tensors), DType.F16);
    WeightSource renamed =
        NamingScheme.TORCHVISION_V3.fromTimm(architecture, new MapWeights(tensors));
    SafeTensorsWriter.of(DType.F16).write(dir.resolve(Checkpoint.WEIGHTS), renamed);
    assertThat(Checkpoint.open(dir).weights().shape("conv_head.weight"))
        .containsExactly(1024, 576, 1, 1);
    edit(Checkpoint.CONFIG, "torchvision_mobilenet_v3_small", "mobilenetv4_conv_small");
    assertThatThrownBy(() -> Checkpoint.open(dir))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(
            "uses the names of TORCHVISION_V3, but mobilenetv4_conv_small has no");
  }

  /**
   * What timm's create_model(num_classes=0) leaves, and a backbone without its head convolution.
   */
  @Test
  void networksWithoutClassifierOrHead() throws Exception {
    copyOfBundled();
    edit(Checkpoint.CONFIG, "\"num_classes\": 10,", "\"num_classes\": 0,");
    assertThatThrownBy(() -> Checkpoint.open(dir))
        .isInstanceOf(WeightMismatchException.class)
        .hasMessageContaining("unexpected tensors: 2")
        .hasMessageContaining("\n  classifier.weight");
    MapWeights whole;
    try (Checkpoint bundled = Checkpoint.open(BUNDLED)) {
      whole = trained(bundled);
    }
    Map<String, Tensor> some = new LinkedHashMap<>(whole.tensors());
    some.keySet().removeIf(name -> name.startsWith("classifier."));
    SafeTensorsWriter.of(DType.F32).write(dir.resolve(Checkpoint.WEIGHTS), new MapWeights(some));
    try (Checkpoint headless = Checkpoint.open(dir)) {
      assertThat(headless.graph().output()).isEqualTo(Graph.EMBEDDING);
      assertThat(headless.architecture()).isEqualTo(headless.config().architecture());
    }
    some.keySet().removeIf(name -> name.startsWith("conv_head.") || name.startsWith("norm_head."));
    SafeTensorsWriter.of(DType.F32).write(dir.resolve(Checkpoint.WEIGHTS), new MapWeights(some));
    try (Checkpoint backbone = Checkpoint.open(dir)) {
      assertThat(backbone.graph().output()).isEqualTo(Graph.FEATURES);
      assertThat(backbone.architecture().hasClassifier()).isFalse();
      assertThat(backbone.bind().values()).hasSameSizeAs(some.keySet());
      Checkpoint.write(dir.resolve("copy"), backbone.config(), backbone.weights(), DType.F32);
      assertThat(Checkpoint.open(dir.resolve("copy")).architecture())
          .isEqualTo(backbone.architecture());
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThatThrownBy(() -> Checkpoint.open(dir.resolve("none")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("there is no such folder; a checkpoint is a folder with config.json");
    assertThatThrownBy(() -> Checkpoint.open(BUNDLED.resolve(Checkpoint.WEIGHTS)))
        .hasMessageContaining("expected a folder, found a file; give the folder it is in");
    assertThatThrownBy(() -> Checkpoint.open(dir)).hasMessageContaining("no config.json in it");
    Files.copy(BUNDLED.resolve(Checkpoint.CONFIG), dir.resolve(Checkpoint.CONFIG));
    assertThatThrownBy(() -> Checkpoint.open(dir))
        .hasMessageContaining("no model.safetensors in it; a checkpoint is");
    Files.createFile(dir.resolve("pytorch_model.bin"));
    assertThatThrownBy(() -> Checkpoint.open(dir))
        .hasMessageContaining("holds pytorch_model.bin but no model.safetensors; convert it");
  }

  @Test
  void configAndWeightsMustAgree() throws Exception {
    copyOfBundled();
    edit(Checkpoint.CONFIG, "mobilenetv4_conv_small_070", "mobilenetv4_conv_small");
    assertThatThrownBy(() -> Checkpoint.open(dir))
        .isInstanceOf(WeightMismatchException.class)
        .hasMessageContaining("blocks.0.0.conv.weight: expected");
  }

  @Test
  void selfTestMustAgreeWithTheClasses() throws Exception {
    copyOfBundled();
    Files.writeString(
        dir.resolve(Checkpoint.SELF_TEST), "{\"images\":\"x\",\"labels\":[0],\"logits\":[[1,2]]}");
    assertThatThrownBy(() -> Checkpoint.open(dir).selfTest())
        .hasMessageContaining("has 2 logits per image, but config.json has 10 classes");
  }
}
