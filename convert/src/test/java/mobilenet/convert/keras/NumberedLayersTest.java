package mobilenet.convert.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.convert.NetworkFixtures;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.torch.GoldenTensors;
import mobilenet.weights.MapWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedLayersTest {
  private static final Architecture V2 = Catalogue.get("mobilenetv2_010").withClasses(3);

  @TempDir Path dir;

  /** Keras's own groups for each layer of MobileNetV2, by the layer's name. */
  private static Map<String, String> groups() {
    String table = new String(GoldenTensors.bytes("../keras/weights3.tsv"), StandardCharsets.UTF_8);
    Map<String, String> groups = new LinkedHashMap<>();
    table.lines().map(line -> line.split("\t", -1)).forEach(row -> groups.put(row[1], row[0]));
    return groups;
  }

  private byte[] file(MapWeights timm, Map<String, String> groups, boolean named)
      throws IOException {
    return Files.readAllBytes(
        KerasFixtures.writeGroups(
            dir.resolve("m.weights.h5"),
            KerasFixtures.layers(timm, KerasFixtures.v2(), true),
            groups,
            named));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyLayerIsInItsPlace(boolean named) throws IOException {
    MapWeights timm = NetworkFixtures.weights(V2);
    ForeignNetwork network =
        KerasFile.read(
            ByteBuffer.wrap(file(timm, groups(), named)),
            "m.h5",
            named ? Optional.empty() : Optional.of(V2));
    assertThat(network.format()).isEqualTo("Keras 3 HDF5 weights of MobileNetV2");
    assertThat(network.weights().names()).containsExactlyInAnyOrderElementsOf(timm.names());
    for (String key : timm.names()) {
      assertThat(network.weights().tensor(key)).as(key).isEqualTo(timm.tensor(key));
    }
  }

  /** As Keras saves a model of which this one is a layer. */
  @Test
  void layersOfAModelInAModel() throws IOException {
    Map<String, String> nested = new LinkedHashMap<>();
    groups()
        .forEach(
            (name, group) ->
                nested.put(name, group.contains("dense") ? group : "layers/functional/" + group));
    MapWeights timm = NetworkFixtures.weights(V2);
    ForeignNetwork network =
        KerasFile.read(ByteBuffer.wrap(file(timm, nested, false)), "m.h5", Optional.of(V2));
    assertThat(network.weights().names()).containsExactlyInAnyOrderElementsOf(timm.names());
  }

  @Test
  void layersWithoutNames() throws IOException {
    byte[] file = file(NetworkFixtures.weights(V2), groups(), false);
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> KerasFile.read(ByteBuffer.wrap(file), "m.h5", Optional.empty()))
        .withMessageStartingWith("m.h5: its layers are numbered and have no names")
        .withMessageContaining("--model");
    Architecture other = Catalogue.get("mobilenetv4_conv_small");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> KerasFile.read(ByteBuffer.wrap(file), "m.h5", Optional.of(other)))
        .withMessageContaining("if layers have no names, given mobilenetv4_conv_small");
  }
}
