package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.testing.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arch strings that are spelt out from timm's block tables, at width 1, parse to the rows of our
 * tables. timm's tables have one line per block, hence {@code r1} everywhere.
 */
class TimmArchStringTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv2_100",
        "mobilenetv3_large_100",
        "mobilenetv3_small_100",
        "mobilenetv3_rw",
        "tf_mobilenetv3_large_minimal_100",
        "tf_mobilenetv3_small_minimal_100",
        "mobilenetv4_conv_small",
        "mobilenetv4_conv_medium",
        "mobilenetv4_conv_large",
        "mobilenetv4_hybrid_medium",
        "mobilenetv4_hybrid_large",
        "mobilenet_edgetpu_100",
      })
  void blocksOfTheTableAreTimms(String model) {
    Architecture architecture = Catalogue.get(model);
    Activation activation = architecture.stem().activation();
    List<BlockSpec> expected = new ArrayList<>();
    int in = architecture.stem().channels();
    for (JsonNode row : Resources.json("arch_specs.json").get(model)) {
      if (row.get("prefix").asText().startsWith("blocks.")) {
        expected.add(ArchString.parse(text(row, in, activation), activation).spec());
        in = row.get("out_c").asInt();
      }
    }
    List<BlockSpec> actual =
        architecture.resolve().blocks().stream().map(ResolvedBlock::spec).toList();
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  private static String text(JsonNode row, int in, Activation defaultActivation) {
    String type = row.get("type").asText();
    int stride = row.get("stride").asText().startsWith("2") ? 2 : 1;
    String common = "_s" + stride + "_c" + row.get("out_c").asText();
    if (type.startsWith("MQA")) {
      return attention(type) + common;
    }
    String rest = common + activation(row, defaultActivation) + skip(row, in, stride, type);
    if (type.startsWith("Conv ")) {
      return "cn_r1_k" + type.replaceFirst("Conv (\\d).*", "$1") + rest;
    }
    String kernel = kernel(row, "k_mid");
    if (type.startsWith("DS")) {
      return (type.contains("act") ? "dsa" : "ds") + "_r1_k" + kernel + se(row) + rest;
    }
    String expansion = "_e" + expansion(row);
    return switch (type) {
      case "IR" -> "ir_r1_k" + kernel + expansion + se(row) + rest;
      case "FusedIB" -> "er_r1_k" + kernel + expansion + rest;
      default -> "uir_r1_a" + kernel(row, "k_start") + "_k" + kernel + expansion + rest;
    };
  }

  private static String attention(String type) {
    return "mqa_r1_k3" + type.replaceFirst("MQA h=(\\d+) dk=dv=(\\d+) kv_s=(\\d)", "_h$1_d$2_v$3");
  }

  private static String kernel(JsonNode row, String column) {
    String kernel = row.get(column).asText().replace(" (full)", "");
    return kernel.equals("–") ? "0" : kernel;
  }

  /** {@code 72 (4.5)}; the tables round 88/24 differently from timm's string, which says 3.67. */
  private static String expansion(JsonNode row) {
    String ratio = row.get("exp").asText().replaceFirst(".*\\((.*)\\)", "$1");
    return ratio.equals("3.667") ? "3.67" : ratio;
  }

  private static String se(JsonNode row) {
    return row.get("se").asText().equals("–") ? "" : "_se0.25";
  }

  private static String activation(JsonNode row, Activation defaultActivation) {
    String label = row.get("act").asText();
    Activation activation =
        Stream.of(Activation.values())
            .filter(a -> a.label().equals(label))
            .findFirst()
            .orElseThrow();
    return activation == defaultActivation ? "" : "_n" + activation.archCode().orElseThrow();
  }

  /** If shapes agree and timm still has no residual, its string says so. */
  private static String skip(JsonNode row, int in, int stride, String type) {
    boolean could = stride == 1 && in == row.get("out_c").asInt();
    boolean never = type.startsWith("Conv ") || type.contains("act");
    return could && !never && row.get("residual").asText().equals("n") ? "_noskip" : "";
  }
}
