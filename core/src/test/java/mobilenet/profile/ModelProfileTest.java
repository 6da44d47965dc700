package mobilenet.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Head;
import mobilenet.testing.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every network against timm's block tables. */
class ModelProfileTest {
  private static final JsonNode SPECS = Resources.json("arch_specs.json");

  static Stream<String> models() {
    return SPECS.properties().stream().map(entry -> entry.getKey());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyRowIsTimms(String model) {
    ModelProfile profile = ModelProfile.of(Catalogue.get(model));
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    JsonNode rows = SPECS.get(model);
    for (int i = 0; i < rows.size() - 1; i++) { // the last row is the total
      expected.add(expected(rows.get(i)));
    }
    profile.layers().forEach(layer -> actual.add(actual(layer)));
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  /** One line per row, so that a difference shows the whole row. */
  private static String expected(JsonNode row) {
    String prefix = row.get("prefix").asText();
    boolean afterPool = prefix.contains("after GAP");
    String in = row.get("in_hwc").asText();
    return String.join(
        " | ",
        prefix.split(" ", 2)[0],
        type(row.get("type").asText()),
        afterPool || prefix.equals("classifier") ? channels(in) : in,
        kernels(row),
        "stride " + (row.get("stride").asText().startsWith("2") ? 2 : 1),
        "expanded " + leadingNumber(row.get("exp").asText()),
        "out " + row.get("out_c").asText(),
        "se " + leadingNumber(row.get("se").asText()),
        row.get("act").asText().equals("—") ? "none" : row.get("act").asText(),
        row.get("residual").asText(),
        row.get("params").asText(),
        row.get("macs").asText());
  }

  private static String actual(LayerProfile layer) {
    boolean classifier = layer.name().equals("classifier");
    boolean afterPool = layer.type().startsWith("Pool");
    String in = layer.in().height() + "×" + layer.in().width() + "×" + layer.in().channels();
    return String.join(
        " | ",
        layer.name(),
        type(layer.type()),
        classifier || afterPool ? channels(in) : in,
        layer.kernels(),
        "stride " + layer.stride(),
        "expanded " + layer.expanded(),
        "out " + layer.out().channels(),
        "se " + layer.squeeze(),
        layer.activation().map(Activation::label).orElse("none"),
        layer.residual() ? "y" : "n",
        Long.toString(layer.params()),
        Long.toString(layer.macs()));
  }

  /** The kind of block without its numbers, which other columns have. */
  private static String type(String type) {
    return type.replaceFirst("^Pool, ", "")
        .replaceFirst("^Conv.*", "Conv")
        .replaceFirst("^(DS|MQA|Linear).*", "$1");
  }

  private static String type(JsonNode row) {
    return row.get("type").asText();
  }

  /** Kernels in order; timm's table leaves out the two of strided keys and values. */
  private static String kernels(JsonNode row) {
    if (type(row).startsWith("Conv2D")) {
      return Long.toString(stemKernel(row));
    }
    if (type(row).equals("Conv 3×3")) {
      return "3";
    }
    String middle = row.get("k_mid").asText();
    if (middle.equals("kv dw 3")) {
      return "3,3";
    }
    return Stream.of(row.get("k_start").asText(), middle.replace(" (full)", ""))
        .filter(k -> k.matches("\\d"))
        .reduce((a, b) -> a + "," + b)
        .orElse("");
  }

  /** The table calls every stem 3×3, even those of EdgeTPU v2; its parameter counts are right. */
  private static long stemKernel(JsonNode row) {
    long out = row.get("out_c").asLong();
    return Math.round(Math.sqrt((row.get("params").asLong() - 2 * out) / (3.0 * out)));
  }

  private static int leadingNumber(String text) {
    return text.equals("–") ? 0 : Integer.parseInt(text.split(" ", 2)[0]);
  }

  private static String channels(String hwc) {
    return hwc.replaceFirst(".*×", "");
  }

  @Test
  void featureExtractorHasNoHeadRows() {
    Architecture base = Catalogue.get("mobilenetv4_conv_small");
    ModelProfile profile = ModelProfile.of(base.withHead(new Head.FeatureMap()));
    assertThat(profile.layers()).extracting(LayerProfile::name).doesNotContain("classifier");
    // The head convolution with its norm, and the classifier, as timm's table counts them.
    assertThat(ModelProfile.of(base).params() - profile.params()).isEqualTo(1_231_360 + 1_281_000);
  }
}
