package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchStringTest {

  static Stream<Architecture> catalogue() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyRowOfTheCatalogueSurvivesARoundTrip(Architecture architecture) {
    for (Activation activation : List.of(architecture.stem().activation(), Activation.SWISH)) {
      for (Stage stage : architecture.stages()) {
        for (Stage.Row row : stage.rows()) {
          String text = ArchString.format(row, activation);
          assertThat(ArchString.parse(text, activation)).as(text).isEqualTo(row);
        }
      }
    }
  }

  /** Searched rows have ratios like 8/3, which must not be rounded in the text. */
  @Test
  void anyExpansionSurvivesARoundTrip() {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      double expansion = (1 + random.nextInt(2000)) / (double) (1 + random.nextInt(300));
      Stage.Row row =
          new Stage.Row(
              new UniversalInvertedBottleneck(3, 5, 2, expansion, 96, Activation.RELU), 1);
      String text = ArchString.format(row, Activation.RELU);
      assertThat(ArchString.parse(text, Activation.RELU))
          .as("%s, seed %d", text, seed)
          .isEqualTo(row);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationThatHasACodeSurvives(Activation activation) {
    Stage.Row row = new Stage.Row(new ConvNormAct(1, 1, 8, activation), 1);
    if (activation.archCode().isPresent()) {
      assertThat(ArchString.parse(ArchString.format(row, Activation.IDENTITY), Activation.IDENTITY))
          .isEqualTo(row);
    } else if (activation != Activation.IDENTITY) {
      assertThatThrownBy(() -> ArchString.format(row, Activation.IDENTITY))
          .hasMessageContaining(activation.name());
    }
  }

  /** Texts in timm's spelling and their canonical form. */
  @ParameterizedTest
  @CsvSource({
    "ds_r1_k3_s1_e1_c16_nre, ds_r1_k3_s1_c16_nre",
    "ir_r3_k5_s2_e3_c40_se0.25_nre, ir_r3_k5_s2_e3_c40_se0.25_nre",
    "ir_r1_k3_s1_e2.5_c80, ir_r1_k3_s1_e2.5_c80",
    "ir_r1_k3_s1_e8_c96_noskip, ir_r1_k3_s1_e8_c96_noskip",
    "dsa_r1_k3_s2_c128, dsa_r1_k3_s2_c128",
    "er_r1_k3_s1_e4_gs64_c48, er_r1_k3_s1_e4_gs64_c48",
    "cn_r1_k1_s1_c960, cn_r1_k1_s1_c960",
    "uir_r4_a0_k3_s1_e2_c96, uir_r4_a0_k3_s1_e2_c96",
    "mqa_r1_k3_h4_s1_v2_d64_c160, mqa_r1_k3_h4_s1_v2_d64_c160",
    "mqa_r1_k3_h4_s1_d64_c256, mqa_r1_k3_h4_s1_v1_d64_c256",
  })
  void formatIsCanonical(String text, String canonical) {
    assertThat(
            ArchString.format(ArchString.parse(text, Activation.HARD_SWISH), Activation.HARD_SWISH))
        .isEqualTo(canonical);
  }

  /** The message has the position of the mistake, what is wrong and what is allowed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "xx_r1_k3_s1_c8; 0; unknown block type \"xx\"; cn, ds, dsa, ir, er, uir, mqa, mha",
        "'' ; 0; unknown block type \"\"; cn, ds",
        "ir_r1_k3_s1_e6_c8_k5; 18; duplicate key \"k\"; k",
        "ir_r1_k3_s1_c8; 14; missing key \"e\"; e",
        "cn_r1_k3_s1_c8_zz1; 15; unknown key \"zz\"; r, k, s, c, n",
        "cn_r1_k3_s1_c8_noskip; 15; unknown key \"noskip\"; r, k, s, c, n",
        "cn_r1_k3_s1_c8_; 15; unknown key \"\"; r, k, s, c, n",
        "cn_r1_k3_s1_c8_5; 15; unknown key \"5\"; r, k, s, c, n",
        "cn_r1_k3.5_s1_c8; 6; key k needs a whole number; 3.5",
        "cn_r1_k_s1_c8; 6; key k needs a whole number; \"\"",
        "ir_r1_k3_s1_e-6_c8; 12; key e needs a number; -6",
        "ir_r1_k3_s1_e1e3_c8; 12; key e needs a number; 1e3",
        "cn_r1_k3_s1_c8_nzz; 15; unknown activation \"zz\"; re, r6, hs, sw or ge",
        "mqa_r1_k3_h4_s2_v1_d64_c8; 13; attention blocks have stride 1; s",
        "ds_r1_k3_s1_e6_c8; 12; ds blocks have expansion 1; e",
      })
  void faultsAreNamedWithTheirPosition(String text, int position, String what, String more) {
    assertThatThrownBy(() -> ArchString.parse(text, Activation.RELU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at position " + position + ":")
        .hasMessageContaining(what)
        .hasMessageContaining(more);
  }

  /** The block's own range checks apply to text, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cn_r1_k4_s1_c8; kernel must be odd",
        "cn_r1_k3_s3_c8; stride must be 1 or 2",
        "cn_r0_k3_s1_c8; repeats must be at least 1",
        "cn_r1_k3_s1_c0; output channels must be at least 1",
        "ir_r1_k3_s1_e0_c8; expansion must be positive",
        "ir_r1_k3_s1_e6_c8_se2; squeeze ratio must be 0 (none) to 1",
        "uir_r1_a0_k0_s2_e4_c8; needs a depthwise convolution",
        "mqa_r1_k3_h0_s1_d64_c8; heads must be at least 1",
      })
  void rangesAreChecked(String text, String message) {
    assertThatThrownBy(() -> ArchString.parse(text, Activation.RELU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
