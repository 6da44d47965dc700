package mobilenet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonWriter;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureDocumentTest {
  @TempDir Path dir;

  private static Architecture parse(String text) throws JsonException {
    return ArchitectureDocument.of(
        JsonFields.root(Json.parse(text, "network.json"), "network.json"));
  }

  private static void assertReadsBack(Architecture architecture) throws JsonException {
    String text = JsonWriter.pretty(ArchitectureDocument.toJson(architecture));
    Architecture again = parse(text);
    assertThat(again).isEqualTo(architecture);
    assertThat(ArchitectureDocument.hash(again)).isEqualTo(ArchitectureDocument.hash(architecture));
  }

  @Test
  void everyNetworkOfTheCatalogueReadsBack() throws JsonException {
    Set<String> hashes = new HashSet<>();
    for (Architecture architecture : Catalogue.all()) {
      assertReadsBack(architecture);
      hashes.add(ArchitectureDocument.hash(architecture));
    }
    assertThat(hashes).hasSizeGreaterThan(Catalogue.all().size() / 2);
    for (Architecture architecture : SmallNetworks.all().values()) {
      assertReadsBack(architecture);
    }
  }

  @Test
  void randomNetworksReadBack() throws JsonException {
    long seed = 1126;
    System.out.println("ArchitectureDocumentTest seed " + seed);
    RandomArchitectures random = new RandomArchitectures(seed);
    for (int i = 0; i < 1000; i++) {
      assertReadsBack(random.next());
    }
  }

  /** Written by hand; the hash is that of sha256sum for the text without name and family. */
  @Test
  void isWhatIsDocumented() throws JsonException {
    String labels = "\"name\":\"tiny\",\"family\":\"MobileNetV4\",";
    String text =
        "{\"format\":\"mobilenet4j-architecture\",\"version\":1,"
            + labels
            + "\"input\":{\"channels\":3,\"size\":32},\"classes\":10,\"activation\":\"relu\","
            + "\"stem\":{\"kernel\":3,\"stride\":2,\"channels\":16},"
            + "\"stages\":[[\"uir_r2_a3_k5_s2_e2.5_c24\",\"ir_r1_k3_s1_e4_c24_se0.25_nhs\"]],"
            + "\"head\":{\"type\":\"pool_conv\",\"channels\":64,\"norm\":\"batch_norm\","
            + "\"activation\":\"relu\"},\"scaling\":{\"width\":1,\"depth\":1,"
            + "\"stem_fixed_below\":\"always\",\"head_width\":\"fixed\","
            + "\"depth_scope\":\"all_stages\"},\"conventions\":{\"padding\":\"symmetric\","
            + "\"batch_norm_epsilon\":0.00001,\"squeeze_excite\":{\"basis\":\"expanded\","
            + "\"divisor\":8,\"inner\":\"relu\",\"gate\":\"hard_sigmoid\"},"
            + "\"layer_scale\":\"none\",\"anti_alias\":\"none\"},\"output_stride\":32}";
    Architecture architecture = parse(text);
    assertThat(JsonWriter.compact(ArchitectureDocument.toJson(architecture))).isEqualTo(text);
    assertThat(ArchitectureDocument.hash(architecture)).isEqualTo(HASH);
  }

  private static final String HASH =
      "a734e013662497a2556687dbab3b4c7a70165b856ed3ff9c1fa70e81d565b4ec";

  @Test
  void aNameIsNoPartOfTheHashEverythingElseIs() {
    Architecture network = Catalogue.get("mobilenetv4_conv_small");
    String hash = ArchitectureDocument.hash(network);
    assertThat(ArchitectureDocument.hash(network.named("other"))).isEqualTo(hash);
    assertThat(ArchitectureDocument.hash(network.withClasses(10))).isNotEqualTo(hash);
    assertThat(ArchitectureDocument.hash(network.withOutputStride(16))).isNotEqualTo(hash);
    assertThat(ArchitectureDocument.hash(network.withResolution(256))).isNotEqualTo(hash);
  }

  @Test
  void writesAndReadsFiles() throws IOException {
    Architecture network = Catalogue.get("mobilenetv3_small_100").withClasses(7);
    Path file = dir.resolve("network.json");
    ArchitectureDocument.write(file, network);
    assertThat(ArchitectureDocument.read(file)).isEqualTo(network);
    assertThat(Files.readString(file)).endsWith("}\n").contains("\"ds_r1_k3_s2_c16_se0.25_nre\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": 1 | \"version\": 2 | network.json: version is 2, and this release reads"
            + " version 1 alone",
        "\"classes\" | \"clases\" | clases is no member that is known here; did you mean classes?",
        "\"padding\" | \"foo\" | conventions.foo is no member that is known here; known are padding",
        "\"symmetric\" | \"valid\" | conventions.padding must be one of symmetric, same, found"
            + " \"valid\"",
        "\"MobileNetV4\" | \"ResNet\" | family must be one of MobileNetV1, MobileNetV2",
        "cn_r1_k3_s2_c32\" | cn_r1_k4_s2_c32\" | network.json: stages[0][0]: ",
        "cn_r1_k3_s2_c32\" | cn_r9999_k3_s2_c32\" | stages[0] brings the network to more than 1000"
            + " blocks",
        "\"output_stride\": 32 | \"output_stride\": 3 | network.json: output stride must be",
        "\"size\": 224 | \"size\": 0 | network.json: input: input size must be at least 1 pixels",
        "\"size\": 224 | \"size\": 8193 | network.json: input.size must be at most 8192, found 8193",
        "\"classes\": 1000 | \"classes\": 1000001 | network.json: classes must be at most 1000000",
        "\"pool_conv\" | \"dense\" | head.type must be one of pool, conv_pool, pool_conv,"
            + " feature_map, found \"dense\"",
        "\"width\": 1 | \"width\": -1 | scaling: width and depth multipliers must be positive",
        "\"width\": 1 | \"width\": 1e9 | scaling: width and depth multipliers must be positive and"
            + " at most 64, given 1.0E9 and 1.0",
        "\"depth\": 1 | \"depth\": 64 | scaling.depth brings the network to 1088 blocks, more than"
            + " 1000"
      })
  void refusesWhatDoesNotFit(String from, String to, String message) {
    String text =
        JsonWriter.pretty(ArchitectureDocument.toJson(Catalogue.get("mobilenetv4_conv_small")));
    assertThat(text).contains(from);
    assertThatThrownBy(() -> parse(text.replace(from, to)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsMissingOrOfAnotherKind() {
    assertThatThrownBy(() -> parse("{\"format\": \"onnx\", \"version\": 1}"))
        .hasMessage("network.json: format must be \"mobilenet4j-architecture\", found \"onnx\"");
    assertThatThrownBy(() -> parse("{}")).hasMessage("network.json: format is missing");
    assertThatThrownBy(() -> parse("{\"format\": \"mobilenet4j-architecture\", \"version\": 1}"))
        .hasMessageContaining("is missing");
  }
}
