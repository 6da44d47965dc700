package mobilenet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Padding;
import mobilenet.cli.Fixtures;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.MapWeights;
import mobilenet.weights.NamingScheme;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightMismatchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  @TempDir Path dir;

  private static Choices model(String name) {
    return new Choices(
        Optional.of(Catalogue.get(name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new ImageChoices(
            Optional.of(64),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Choices small() {
    return new Choices(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        model("mobilenetv1_100").images());
  }

  /** The checkpoint that timm, too, can open: its name, what differs from it, and every value. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv2_100, TORCHVISION_V2, mobilenetv2_100, 1e-5, symmetric",
    "mobilenetv2_035, TORCHVISION_V2, mobilenetv2_035, 1e-5, symmetric",
    "torchvision_mobilenet_v3_small, TORCHVISION_V3, mobilenetv3_small_100, 1e-3, symmetric",
    "torchvision_mobilenet_v3_large, TORCHVISION_V3, mobilenetv3_large_100, 1e-3, symmetric",
    "efficientnet_b0, TORCHVISION_EFFICIENT_NET, efficientnet_b0, 1e-5, symmetric",
    "mobilenetv3_small_050, TIMM, mobilenetv3_small_050, 1e-5, symmetric",
    "tf_mobilenetv3_small_075, TIMM, mobilenetv3_small_075, 1e-5, symmetric",
    "tf_mobilenetv3_small_minimal_100, TIMM, tf_mobilenetv3_small_minimal_100, 1e-3, same",
  })
  void networksOfOtherLibraries(
      String origin, NamingScheme scheme, String name, double epsilon, String padding)
      throws IOException {
    Architecture architecture = Catalogue.get(origin).withClasses(7);
    MapWeights timm = NetworkFixtures.weights(architecture);
    Path file = NetworkFixtures.torch(dir.resolve("m.pth"), scheme.fromTimm(architecture, timm));
    Conversion conversion = Conversion.of(file, small());
    conversion.write(dir.resolve("out"));
    assertThat(conversion.report().architecture()).isEqualTo(name);
    assertThat(conversion.report().padding().value()).isEqualTo(padding);
    boolean certain = scheme != NamingScheme.TIMM;
    assertThat(conversion.report().padding().certainty())
        .isEqualTo(certain ? Fact.Certainty.KNOWN : Fact.Certainty.ASSUMED);
    try (Checkpoint written = Checkpoint.open(dir.resolve("out"))) {
      assertThat(written.architecture().conventions().batchNormEpsilon()).isEqualTo(epsilon);
      assertThat(written.architecture().classes()).isEqualTo(7);
      assertThat(written.config().labelNames()).isEmpty();
      assertThat(written.weights().names()).isEqualTo(timm.names());
      for (String key : timm.names()) {
        assertThat(written.weights().read(key)).as(key).isEqualTo(timm.read(key));
      }
    }
  }

  @Test
  void theFilesNameTellsTimmsNetworksApart() throws IOException {
    MapWeights weights = NetworkFixtures.weights(Catalogue.get("tf_mobilenetv3_small_075"));
    Path file =
        NetworkFixtures.torch(dir.resolve("tf_mobilenetv3_small_075-da427f52.pth"), weights);
    ConversionReport report = Conversion.of(file, small()).report();
    assertThat(report.architecture()).isEqualTo("tf_mobilenetv3_small_075");
    assertThat(report.how()).isEqualTo("named by the file's name");
    assertThat(report.padding())
        .isEqualTo(
            new Fact("same", Fact.Certainty.KNOWN, "by the file's name; --padding changes it"));
    assertThat(report.epsilon().value()).isEqualTo("0.001");
    assertThat(report.alsoFits()).contains("mobilenetv3_small_075");
  }

  @Test
  void optionsWinOverEverything() throws IOException {
    MapWeights weights = NetworkFixtures.weights(Catalogue.get("mobilenetv1_025").withClasses(2));
    Path file = NetworkFixtures.torch(dir.resolve("m.pth"), weights);
    Choices choices =
        new Choices(
            Optional.empty(),
            Optional.of(Padding.SAME),
            Optional.of(0.002),
            Optional.empty(),
            Optional.of(List.of("cat", "dog")),
            new ImageChoices(
                Optional.of(32),
                Optional.empty(),
                Optional.of(1.0),
                Optional.of(List.of(0.1, 0.2, 0.3)),
                Optional.empty()));
    Conversion conversion = Conversion.of(file, choices);
    conversion.write(dir.resolve("out"));
    assertThat(conversion.report().epsilon().certainty()).isEqualTo(Fact.Certainty.GIVEN);
    try (Checkpoint written = Checkpoint.open(dir.resolve("out"))) {
      assertThat(written.config().architectureName()).isEqualTo("mobilenetv1_025");
      assertThat(written.architecture().conventions().padding()).isEqualTo(Padding.SAME);
      assertThat(written.architecture().conventions().batchNormEpsilon()).isEqualTo(0.002);
      assertThat(written.config().labelNames()).contains(List.of("cat", "dog"));
      assertThat(written.config().pretrained().inputSize().size()).isEqualTo(32);
      assertThat(written.config().pretrained().mean()).containsExactly(0.1, 0.2, 0.3);
    }
  }

  /** It has answers of other weights, so that verify would fail. */
  @Test
  void theSelfTestOfTheCheckpointThatWasThereGoes() throws IOException {
    Path out = Fixtures.copyOfBundled(dir.resolve("out"));
    Files.writeString(out.resolve("selftest/own.txt"), "kept");
    MapWeights weights = NetworkFixtures.weights(Catalogue.get("mobilenetv1_025").withClasses(2));
    Path file = NetworkFixtures.torch(dir.resolve("m.pth"), weights);
    Conversion conversion = Conversion.of(file, small());
    conversion.write(out);
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("config.json", "model.safetensors", "selftest");
    assertThat(out.resolve("selftest").toFile().list()).containsExactly("own.txt");
    try (Checkpoint written = Checkpoint.open(out)) {
      assertThat(written.selfTest()).isEmpty();
    }
    conversion.write(Fixtures.copyOfBundled(dir.resolve("other")));
    assertThat(dir.resolve("other/selftest")).doesNotExist();
  }

  @Test
  void aSelfTestThatCannotBeReadIsNotLost() throws IOException {
    Path out = Fixtures.copyOfBundled(dir.resolve("out"));
    byte[] before = Files.readAllBytes(out.resolve("model.safetensors"));
    Files.writeString(out.resolve("selftest.json"), "no json");
    MapWeights weights = NetworkFixtures.weights(Catalogue.get("mobilenetv1_025").withClasses(2));
    Conversion conversion =
        Conversion.of(NetworkFixtures.torch(dir.resolve("m.pth"), weights), small());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> conversion.write(out))
        .withMessageContaining("selftest.json");
    assertThat(out.resolve("model.safetensors")).hasBinaryContent(before);
  }

  @Test
  void aSingleOutputIsNoted() throws IOException {
    for (int classes : new int[] {1, 2}) {
      MapWeights weights =
          NetworkFixtures.weights(Catalogue.get("mobilenetv1_025").withClasses(classes));
      Path file = NetworkFixtures.torch(dir.resolve("m" + classes + ".pth"), weights);
      assertThat(Conversion.of(file, small()).report().notes())
          .filteredOn(note -> note.contains("a single output, which has no ranking"))
          .hasSize(classes == 1 ? 1 : 0);
    }
  }

  private Path changed(String name, Tensor tensor) throws IOException {
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(
            NetworkFixtures.weights(Catalogue.get("mobilenetv1_025").withClasses(2)).tensors());
    tensors.put(name, tensor);
    return NetworkFixtures.torch(dir.resolve("m.pth"), new MapWeights(tensors));
  }

  @Test
  void tensorsThatNoNetworkHas() throws IOException {
    Path file = changed("extra.weight", new Tensor(List.of(1), new float[1]));
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> Conversion.of(file, small()))
        .withMessageContaining("none of the known networks has these tensors; nearest is mobilenet")
        .withMessageContaining("of whose 137 tensors 137 are here")
        .withMessageContaining("--model");
    assertThatExceptionOfType(WeightMismatchException.class)
        .isThrownBy(() -> Conversion.of(file, model("mobilenetv1_025")))
        .satisfies(e -> assertThat(e.unexpected()).containsExactly("extra.weight"));
  }

  @Test
  void valuesThatNoNetworkHas() throws IOException {
    for (float wrong : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, -1}) {
      float[] variances = {1, 1, 1, wrong, 1, 1, 1, 1};
      Path file = changed("bn1.running_var", new Tensor(List.of(8), variances));
      assertThatExceptionOfType(ForeignFileException.class)
          .isThrownBy(() -> Conversion.of(file, small()))
          .withMessageContaining("tensor bn1.running_var has the value " + wrong);
    }
    float[] huge = new float[2 * 256];
    Arrays.fill(huge, 3e38f);
    Path file = changed("classifier.weight", new Tensor(List.of(2, 256), huge));
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> Conversion.of(file, small()))
        .withMessageContaining("the network answers an image with 2 values that are NaN or");
  }
}
