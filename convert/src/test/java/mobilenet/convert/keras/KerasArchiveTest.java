package mobilenet.convert.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.convert.NetworkFixtures;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.torch.GoldenTensors;
import mobilenet.convert.torch.TorchArchive;
import mobilenet.convert.zip.StoredZip;
import mobilenet.weights.MapWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasArchiveTest {
  private static final Architecture V2 = Catalogue.get("mobilenetv2_010").withClasses(3);

  @TempDir Path dir;

  private static String layer(String type, String name, String settings) {
    return "{\"class_name\":\""
        + type
        + "\",\"config\":{\"name\":\""
        + name
        + "\""
        + settings
        + "}}";
  }

  private static String model(String type, String name, String layers) {
    return layer(type, name, ",\"layers\":[" + layers + "]");
  }

  /** Keras's own groups for each layer of MobileNetV2, put into that of a model. */
  private static Map<String, String> nestedGroups() {
    String table = new String(GoldenTensors.bytes("../keras/weights3.tsv"), StandardCharsets.UTF_8);
    Map<String, String> groups = new LinkedHashMap<>();
    table
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(row -> !row[0].contains("dense"))
        .forEach(row -> groups.put(row[1], "layers/functional/" + row[0]));
    return groups;
  }

  /**
   * As Keras saves {@code Sequential([MobileNetV2(include_top=False), GlobalAveragePooling2D(),
   * Dense(3)])}.
   */
  @Test
  void aModelInAModel() throws IOException {
    Map<String, String> names = new LinkedHashMap<>(KerasFixtures.v2());
    names.put("classifier", "dense_4");
    MapWeights timm = NetworkFixtures.weights(V2);
    Map<String, Map<String, Object>> layers = KerasFixtures.layers(timm, names, true);
    Map<String, String> groups = nestedGroups();
    groups.put("dense_4", "layers/dense");
    Path weights = KerasFixtures.writeGroups(dir.resolve("w.h5"), layers, groups, false);
    String network =
        names.values().stream()
            .filter(name -> !name.equals("dense_4"))
            .map(
                name ->
                    layer(
                        KerasFixtures.type(Objects.requireNonNull(layers.get(name), name)),
                        name,
                        ""))
            .collect(Collectors.joining(","));
    String config =
        model(
            "Sequential",
            "sequential",
            String.join(
                ",",
                layer("InputLayer", "input_layer", ""),
                model("Functional", "mobilenetv2_0.10_224", network),
                layer("GlobalAveragePooling2D", "pool", ""),
                layer("Dense", "dense_4", "")));
    byte[] archive =
        TorchArchive.of(new byte[0])
            .entry("config.json", config.getBytes(StandardCharsets.UTF_8))
            .entry("model.weights.h5", Files.readAllBytes(weights))
            .bytes();
    ForeignNetwork read =
        KerasArchive.read(StoredZip.of(ByteBuffer.wrap(archive), "m.keras"), "m.keras");
    assertThat(read.format()).isEqualTo("Keras archive of MobileNetV2");
    assertThat(read.weights().names()).containsExactlyInAnyOrderElementsOf(timm.names());
    for (String key : timm.names()) {
      assertThat(read.weights().tensor(key)).as(key).isEqualTo(timm.tensor(key));
    }
  }

  /** Two models of the same type have numbers, too, and each counts its own layers. */
  @Test
  void groupsAreNumberedInEachModel() throws IOException {
    String config =
        model(
            "Sequential",
            "s",
            String.join(
                ",",
                layer("Conv2D", "a", ""),
                model("Functional", "f", layer("Conv2D", "b", "")),
                model("Functional", "g", layer("Conv2D", "c", "") + "," + layer("Conv2D", "d", "")),
                layer("Conv2D", "e", "")));
    assertThat(KerasFile.config(config, "m.keras").layers())
        .extracting(KerasConfig.Layer::group)
        .containsExactly(
            "layers/conv2d",
            "layers/functional/layers/conv2d",
            "layers/functional_1/layers/conv2d",
            "layers/functional_1/layers/conv2d_1",
            "layers/conv2d_1");
  }
}
