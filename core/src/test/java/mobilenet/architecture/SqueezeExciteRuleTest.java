package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqueezeExciteRuleTest {

  /** timm's values, in block order; blocks without squeeze-and-excitation are left out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mobilenetv3_large_100; 0.35; 8,16,16,48,64,64,88,88",
        "mobilenetv3_large_100; 0.5; 16,24,24,64,88,88,120,120",
        "mobilenetv3_large_100; 0.75; 24,24,24,96,136,136,184,184",
        "mobilenetv3_large_100; 1; 24,32,32,120,168,168,240,240",
        "mobilenetv3_large_100; 1.25; 24,40,40,160,216,216,304,304",
        "mobilenetv3_small_100; 0.35; 8,8,24,24,16,16,24,48,48",
        "mobilenetv3_small_100; 0.5; 8,16,40,40,24,24,40,72,72",
        "mobilenetv3_small_100; 0.75; 8,24,48,48,24,32,64,112,112",
        "mobilenetv3_small_100; 1; 8,24,64,64,32,40,72,144,144",
        "mobilenetv3_small_100; 1.25; 8,32,72,72,40,48,96,184,184",
        "mobilenetv3_rw; 1; 18,30,30,120,168,168,240,240",
      })
  void widthsOfV3(String model, double width, String expected) {
    List<Integer> squeezes =
        Catalogue.get(model).withWidth(width).resolve().blocks().stream()
            .map(ResolvedBlock::squeezeChannels)
            .filter(c -> c > 0)
            .toList();
    assertThat(squeezes)
        .isEqualTo(Arrays.stream(expected.split(",")).map(Integer::valueOf).toList());
  }

  /** A quarter of the block's input, not of its expansion. */
  @Test
  void efficientNetSqueezesTheInput() {
    assertThat(SqueezeExciteRule.EFFICIENT_NET.reducedChannels(0.25, 40, 240)).isEqualTo(10);
    assertThat(SqueezeExciteRule.MOBILENET_V3.reducedChannels(0.25, 40, 240)).isEqualTo(64);
  }

  @Test
  void noRatioMeansNone() {
    assertThat(SqueezeExciteRule.MOBILENET_V3.reducedChannels(0, 40, 240)).isZero();
  }

  @Test
  void innerActivation() {
    assertThat(SqueezeExciteRule.MOBILENET_V3.innerFor(Activation.HARD_SWISH))
        .isEqualTo(Activation.RELU);
    assertThat(SqueezeExciteRule.MOBILENET_V3_RW.innerFor(Activation.HARD_SWISH))
        .isEqualTo(Activation.HARD_SWISH);
  }

  @Test
  void divisorIsChecked() {
    assertThatThrownBy(
            () ->
                new SqueezeExciteRule(
                    SqueezeExciteRule.Basis.INPUT,
                    0,
                    SqueezeExciteRule.Inner.RELU,
                    Activation.SIGMOID))
        .hasMessageContaining("divisor must be at least 1, given 0");
  }
}
