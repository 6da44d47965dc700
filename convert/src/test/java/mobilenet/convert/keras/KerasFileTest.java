package mobilenet.convert.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Padding;
import mobilenet.convert.Choices;
import mobilenet.convert.Conversion;
import mobilenet.convert.ConversionReport;
import mobilenet.convert.Fact;
import mobilenet.convert.ImageChoices;
import mobilenet.convert.NetworkFixtures;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.NoEntriesException;
import mobilenet.convert.torch.GoldenTensors;
import mobilenet.convert.torch.TorchArchive;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.MapWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasFileTest {
  private static final int[] LARGE = {1, 2, 3, 4, 2, 3};
  private static final int[] SMALL = {1, 2, 3, 2, 3};

  private static final Choices SMALL_IMAGES =
      new Choices(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new ImageChoices(
              Optional.of(32),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  @TempDir Path dir;

  private static byte[] golden() {
    return GoldenTensors.bytes("../keras/model.h5");
  }

  @Test
  void everyBitOfAFileThatHdf5ItselfWrote() throws IOException {
    ForeignNetwork network = KerasFile.read(ByteBuffer.wrap(golden()), "m.h5", Optional.empty());
    assertThat(network.format()).isEqualTo("Keras HDF5 model of MobileNet");
    assertThat(network.stated().epsilon()).contains(0.001);
    assertThat(network.stated().padding()).contains(Padding.SAME);
    assertThat(network.stated().size()).contains(64);
    List<GoldenTensors.Row> rows = GoldenTensors.table("../keras/model.tsv");
    assertThat(network.weights().names())
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(GoldenTensors.Row::name).toList());
    for (GoldenTensors.Row row : rows) {
      assertThat(network.weights().shape(row.name())).as(row.name()).isEqualTo(row.shape());
      assertThat(GoldenTensors.sum(network.weights().read(row.name())))
          .as(row.name())
          .isEqualTo(row.sum());
    }
  }

  private static Map<String, String> names(String style) {
    return switch (style) {
      case "V2" -> KerasFixtures.v2();
      case "V3 large" -> KerasFixtures.v3(LARGE, false);
      case "V3 large, old" -> KerasFixtures.v3(LARGE, true);
      case "V3 small" -> KerasFixtures.v3(SMALL, false);
      default -> KerasFixtures.v3(SMALL, true);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mobilenetv2_035 | V2 | mobilenetv2_035 | dense",
        "mobilenetv3_small_100 | V3 small | tf_mobilenetv3_small_100 | convolution",
        "mobilenetv3_small_075 | V3 small, old | tf_mobilenetv3_small_075 | convolution",
        "tf_mobilenetv3_small_minimal_100 | V3 small | tf_mobilenetv3_small_minimal_100 |"
            + " convolution",
        "mobilenetv3_large_075 | V3 large, old | tf_mobilenetv3_large_075 | convolution",
      })
  void networksOfKerasApplications(String table, String style, String name, String end)
      throws IOException {
    Architecture architecture = Catalogue.get(table).withClasses(3);
    MapWeights timm = NetworkFixtures.weights(architecture);
    Map<String, Map<String, Object>> layers =
        KerasFixtures.layers(timm, names(style), end.equals("dense"));
    Path file = KerasFixtures.write(dir.resolve("m.h5"), layers);
    Conversion conversion = Conversion.of(file, SMALL_IMAGES);
    conversion.write(dir.resolve("out"));
    ConversionReport report = conversion.report();
    assertThat(report.architecture()).isEqualTo(name);
    assertThat(report.format()).startsWith("Keras HDF5 weights of MobileNetV");
    assertThat(report.padding())
        .isEqualTo(
            new Fact(
                "same",
                Fact.Certainty.KNOWN,
                "by keras.applications, whose names it has; --padding changes it"));
    assertThat(report.notes()).anyMatch(note -> note.contains("weights alone"));
    try (Checkpoint written = Checkpoint.open(dir.resolve("out"))) {
      assertThat(written.architecture().conventions().batchNormEpsilon()).isEqualTo(1e-3);
      assertThat(written.config().pretrained().mean()).containsExactly(0.5, 0.5, 0.5);
      for (String key : timm.names()) {
        assertThat(written.weights().read(key)).as(key).isEqualTo(timm.read(key));
      }
    }
  }

  private static String config(Map<String, Map<String, Object>> layers, double epsilon) {
    return layers.entrySet().stream()
        .map(
            layer ->
                "{\"class_name\":\""
                    + KerasFixtures.type(layer.getValue())
                    + "\",\"config\":{\"name\":\""
                    + layer.getKey()
                    + "\",\"epsilon\":"
                    + epsilon
                    + "}}")
        .collect(Collectors.joining(",", "{\"config\":{\"layers\":[", "]}}"));
  }

  private Path archive(Path weights, String config) throws IOException {
    byte[] archive =
        TorchArchive.of(new byte[0])
            .entry("config.json", config.getBytes(StandardCharsets.UTF_8))
            .entry("model.weights.h5", Files.readAllBytes(weights))
            .bytes();
    return Files.write(dir.resolve("m.keras"), archive);
  }

  @Test
  void anArchiveOfKeras3() throws IOException {
    Architecture architecture = Catalogue.get("mobilenetv2_035").withClasses(3);
    MapWeights timm = NetworkFixtures.weights(architecture);
    Map<String, Map<String, Object>> layers = KerasFixtures.layers(timm, KerasFixtures.v2(), true);
    Path weights = KerasFixtures.writeNumbered(dir.resolve("w.h5"), layers);
    Path file = archive(weights, config(layers, 0.002));
    Conversion conversion = Conversion.of(file, SMALL_IMAGES);
    assertThat(conversion.report().format()).isEqualTo("Keras archive of MobileNetV2");
    assertThat(conversion.report().epsilon().value()).isEqualTo("0.002");
    for (String key : timm.names()) {
      assertThat(conversion.weights().read(key)).as(key).isEqualTo(timm.read(key));
    }
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> Conversion.of(weights, SMALL_IMAGES))
        .withMessageContaining("give the whole .keras file");
    Choices entry =
        new Choices(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("ema"),
            Optional.empty(),
            SMALL_IMAGES.images());
    assertThatExceptionOfType(NoEntriesException.class)
        .isThrownBy(() -> Conversion.of(file, entry))
        .withMessageContaining("an archive of Keras holds one network, given the entry \"ema\"");
  }

  /** Pixels from 0 to 255, which the network itself brings to 0 to 1. */
  @Test
  void aModelThatScalesPixels() throws IOException {
    Architecture architecture = Catalogue.get("mobilenetv2_035").withClasses(3);
    Map<String, Map<String, Object>> layers =
        KerasFixtures.layers(NetworkFixtures.weights(architecture), KerasFixtures.v2(), true);
    Path weights = KerasFixtures.writeNumbered(dir.resolve("w.h5"), layers);
    String before =
        "[{\"class_name\":\"RandomFlip\",\"config\":{\"name\":\"flip\"}},"
            + "{\"class_name\":\"Rescaling\",\"config\":{\"name\":\"scale\","
            + "\"scale\":0.00392156862745098,\"offset\":0.0}},"
            + "{\"class_name\":\"Lambda\",\"config\":{\"name\":\"odd\"}},";
    Path file = archive(weights, config(layers, 0.001).replaceFirst("\\[", before));
    Conversion conversion = Conversion.of(file, SMALL_IMAGES);
    conversion.write(dir.resolve("out"));
    assertThat(conversion.report().images().reason())
        .startsWith("mean and std as the network's own arithmetic");
    assertThat(conversion.report().notes())
        .contains(
            "the model scales pixels from 0 to 255 itself (scale), which the checkpoint's mean and"
                + " std do",
            "left out, since the network has no such layer: odd (Lambda); if they change images or"
                + " answers, the checkpoint does not");
    assertThat(Checkpoint.config(dir.resolve("out")).pretrained().mean())
        .containsExactly(0.0, 0.0, 0.0);
    assertThat(Checkpoint.config(dir.resolve("out")).pretrained().std())
        .containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void aClassifierWithANameOfItsOwn() throws IOException {
    Architecture architecture = Catalogue.get("mobilenetv2_035").withClasses(3);
    MapWeights timm = NetworkFixtures.weights(architecture);
    Map<String, String> names = new LinkedHashMap<>(KerasFixtures.v2());
    names.put("classifier", "dense_7");
    Path file = KerasFixtures.write(dir.resolve("m.h5"), KerasFixtures.layers(timm, names, true));
    Conversion conversion = Conversion.of(file, SMALL_IMAGES);
    assertThat(conversion.report().notes())
        .anyMatch(note -> note.startsWith("the dense layer dense_7 is taken for the classifier"));
    assertThat(conversion.weights().read("classifier.weight"))
        .isEqualTo(timm.read("classifier.weight"));
  }

  @Test
  void whatIsNoNetworkOfKerasApplications() throws IOException {
    Map<String, Map<String, Object>> layers =
        Map.of("dense", Map.of("kernel", new float[][] {{1}}));
    Path file = KerasFixtures.write(dir.resolve("m.h5"), layers);
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> Conversion.of(file, SMALL_IMAGES))
        .withMessageContaining("expected the layers of keras.applications'")
        .withMessageContaining("found [dense]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'ReLU', 'config': {'name': 'r', 'max_value': 5.0} | expected ReLUs that end at 6, found",
        "'ReLU', 'config': {'name': 'r'} | ending at Infinity",
        "'BatchNormalization', 'config': {'epsilon': 0.1} | several epsilons of batch norms",
        "'ZeroPadding2D', 'config': {'name': 'p', 'padding': [[2, 0], [0, 1]]} | layer p pads by",
        "'ZeroPadding2D', 'config': {'padding': [[1, 1], [1, 1]]} | several paddings",
        "'GlobalMaxPooling2D', 'config': {'name': 'm'} | layer m (GlobalMaxPooling2D) changes the",
        "'Normalization', 'config': {'name': 'n'} | layer n (Normalization) changes the answers",
        "'Resizing', 'config': {'name': 's', 'height': 9} | save the model without it",
      })
  void layersOfAnotherNetwork(String layer, String words) throws IOException {
    String json =
        "{\"config\":{\"layers\":["
            + "{\"class_name\":\"BatchNormalization\",\"config\":{\"epsilon\":0.001}},"
            + "{\"class_name\":\"ZeroPadding2D\",\"config\":{\"padding\":[[0,1],[0,1]]}},"
            + "{\"class_name\":"
            + layer.replace('\'', '"')
            + "}]}}";
    KerasConfig config = KerasFile.config(json, "m.h5");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> config.stated("m.h5", true))
        .withMessageStartingWith("m.h5: ")
        .withMessageContaining(words);
  }

  @Test
  void sizesAtWhichKerasPadsOtherwise() throws IOException {
    Path file = Files.write(dir.resolve("m.h5"), golden());
    Choices choices =
        new Choices(
            Optional.of(Catalogue.get("mobilenetv1_010")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new ImageChoices(
                Optional.of(100),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> Conversion.of(file, choices))
        .withMessageContaining("at image sizes that are multiples of 32, given 100");
  }

  /** jHDF's own exceptions are of many kinds. */
  @Test
  void damagedFiles() {
    byte[] file = golden();
    long seed = System.nanoTime();
    System.out.println("KerasFileTest seed " + seed);
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 24; i++) {
      byte[] mutant = file.clone();
      for (int flips = 0; flips < 40; flips++) {
        // Most of what describes the file is not at its very end.
        mutant[8 + random.nextInt(mutant.length - 8)] ^= (byte) (1 << random.nextInt(8));
      }
      if (i % 4 == 0) {
        mutant = Arrays.copyOf(mutant, 1000 + random.nextInt(mutant.length - 1000));
      }
      try {
        KerasFile.read(ByteBuffer.wrap(mutant), "m.h5", Optional.empty());
      } catch (ForeignFileException expected) {
        assertThat(expected).hasMessageStartingWith("m.h5:");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
