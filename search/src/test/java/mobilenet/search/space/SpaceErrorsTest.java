package mobilenet.search.space;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is one sentence that says where and what. */
class SpaceErrorsTest {
  private static void refused(String text, String... fragments) {
    assertThatThrownBy(() -> SpaceTexts.parse(text))
        .isInstanceOf(JsonException.class)
        .message()
        .startsWith("space.json:")
        .doesNotContain("\n")
        .contains(List.of(fragments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cn_r1_k1_s1_c16?; stages[0] has optional rows only",
        "cn_r1_k1_s1_c{}; stages[0][0]: {} has no alternative",
        "cn_r1_k1_s1_c$w2; $w2 is not declared",
        "cn_r1_k1_s1_c{16,16}; has the alternative 16 twice",
        "cn_r1_k1_s1_c{16,16.0}; has the alternative 16.0 twice",
        "cn_r1_k1_s1_c{16,{32,48}}; that is no hole",
        "cn_r1_k1_s1_c{16; that is no hole",
        "cn_r1_k{1,4}_s1_c16; the alternative \"4\" of stages[0][0] {1,4} at 8",
        "uir_r1_a{0,3}_k0_s2_e4_c16; needs a depthwise convolution to carry it",
        "uir_r1_a0_k3_s2_e4; missing key \"c\"",
        "cn_r1_k1_s1_c{16,32} | mqa_r1_k3_h4_s1_d16_c16; contradict it: attention keeps its channels",
        "cn_r1_k1_s1_c{12,16}; stages[0][0] has 12 channels, which networks round to 16",
        "cn_r5_k3_s1_c{16,32} | cn_r1_k3_s2_c20; stages[0][1] has 20 channels, which networks round",
        "cn_r1_k3_s2_c16 | cn_r1_k3_s2_c16 | cn_r1_k3_s2_c16 | cn_r1_k3_s{1,2}_c16 | cn_r1_k3_s2_c16;"
            + " stages[0][4] makes the strides 64 in all",
      })
  void rows(String rows, String fragment) {
    refused(SpaceTexts.text("", rows), fragment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"w\": []; $w has no alternative",
        "\"w\": 16; choices.w must be an array",
        "\"w\": [16, true]; choices.w must hold numbers and texts",
        "\"w\": [16], \"w\": [32]; the name \"w\" occurs twice",
        "\"w\": [16], \"w2\": [32]; choices.w2 is used nowhere",
        "\"w_2\": [16], \"w\": [16]; named with letters and digits",
      })
  void choices(String choices, String fragment) {
    refused(SpaceTexts.text(choices, "cn_r1_k1_s1_c$w"), fragment);
  }

  @Test
  void aChoiceThatOneOfItsRowsCannotTake() {
    refused(
        SpaceTexts.text("\"k\": [0, 3]", "uir_r1_a3_k$k_s2_e2_c16", "uir_r1_a0_k$k_s2_e2_c16"),
        "stages[1][0]: the alternative \"0\" of $k is in no block that can exist");
  }

  @Test
  void members() {
    String text = SpaceTexts.text("", "cn_r1_k1_s1_c{16,32}");
    refused(text.replace("\"classes\"", "\"clases\""), "clases", "did you mean classes");
    refused(text.replace("4j-space", "4j-spaces"), "format must be \"mobilenet4j-space\"");
    refused(text.replace("\"version\": 1", "\"version\": 2"), "version is 2");
    refused(text.replace("\"classes\": 4", "\"classes\": \"{4,x}\""), "classes must be a number");
    refused(text.replace("\"width\": 1", "\"width\": 2"), "scaling must have width 1");
    refused(
        text.replace("\"stride\": 2, \"channels\": 16", "\"stride\": 2, \"channels\": \"{16,20}\""),
        "stem has 20 channels, which networks round to 24; write a multiple of 8");
    refused(
        text.replace("\"output_stride\": 32", "\"output_stride\": 16"), "output_stride must be 32");
  }

  /** Alternatives of these would be one network several times, or be lost. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"name\": \"small\"; \"name\": \"{small,smaller}\"; name must be the same",
        "\"name\": \"small\"; \"name\": \"small-$w\"; name must be the same",
        "\"family\": \"MobileNetV4\"; \"family\": \"{MobileNetV3,MobileNetV4}\"; family must be the",
        "\"version\": 1; \"version\": \"{1}\"; version must be the same",
        "\"depth\": 1; \"depth\": \"{1}\"; scaling must be the same for all networks of a space",
        "\"stem_fixed_below\": 1; \"stem_fixed_below\": \"{0,1}\"; scaling must be the same",
        "\"output_stride\": 32; \"output_stride\": \"{32}\"; output_stride must be the same",
      })
  void membersWithoutAlternatives(String from, String to, String fragment) {
    String text = SpaceTexts.text("\"w\": [16, 32]", "cn_r1_k1_s1_c$w");
    refused(text.replace(from, to), fragment);
  }

  @Test
  void points() throws JsonException {
    SearchSpace space = SpaceTexts.space("", "uir_r1_a{0,3}_k{0,3}_s2_e2_c16");
    assertThatThrownBy(() -> space.architecture(Genotype.parse("0.0")))
        .hasMessage("the space small has no such network: a block of 0.0 cannot exist");
    assertThatThrownBy(() -> space.architecture(Genotype.parse("0.2")))
        .hasMessageContaining("has options 0 to 1, given 2");
    assertThatThrownBy(() -> space.architecture(Genotype.parse("0")))
        .hasMessageContaining("has 2 decisions, given a network of 1");
    assertThatThrownBy(() -> Genotype.parse("0,1")).hasMessageContaining("given \"0,1\"");
    assertThatThrownBy(() -> space.get(Catalogue.get("mobilenetv3_large_100")))
        .hasMessage("the space small has no such network as mobilenetv3_large_100");
    assertThatThrownBy(() -> ShippedSpaces.get("tiny-uip"))
        .hasMessage("unknown space \"tiny-uip\"; did you mean tiny-uib?");
  }
}
