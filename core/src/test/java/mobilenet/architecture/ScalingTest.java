package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.profile.ModelProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

  /**
   * V3 at other widths: timm keeps 16 stem channels below 0.75, the paper's slim code does not.
   * Columns: for each of the two, parameters and hundred thousands of multiply-accumulates.
   */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv3_large_100, 0.35, 2132216, 439, 2131832, 395",
    "mobilenetv3_large_100, 0.5, 2689904, 737, 2689520, 692",
    "mobilenetv3_large_100, 0.75, 3993528, 1546, 3993528, 1546",
    "mobilenetv3_large_100, 1.25, 7551976, 3552, 7551976, 3552",
    "mobilenetv3_small_100, 0.35, 1358808, 160, 1358288, 128",
    "mobilenetv3_small_100, 0.5, 1593224, 242, 1592704, 211",
    "mobilenetv3_small_100, 1.25, 3205384, 908, 3205384, 908",
  })
  void widthsOfV3(
      String model, double width, long timm, long timmMacs, long paper, long paperMacs) {
    Architecture base = Catalogue.get(model);
    check(base.withWidth(width), timm, timmMacs);
    check(base.withScaling(Scaling.V3_PAPER.withWidth(width)), paper, paperMacs);
  }

  private static void check(Architecture architecture, long params, long macs) {
    ModelProfile profile = ModelProfile.of(architecture);
    assertThat(profile.params()).isEqualTo(params);
    assertThat(Math.round(profile.macs() / 1e5)).isEqualTo(macs);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1280", "1, 1280", "1.4, 1792"})
  void headOfV2GrowsOnly(double width, int channels) {
    assertThat(Catalogue.get("mobilenetv2_100").withWidth(width).resolve().headChannels())
        .isEqualTo(channels);
  }

  @ParameterizedTest
  @CsvSource({"0.35, 32", "0.99, 32", "1, 32", "1.5, 48"})
  void stemOfV4NeverShrinks(double width, int channels) {
    assertThat(Catalogue.get("mobilenetv4_conv_small").withWidth(width).resolve().stemChannels())
        .isEqualTo(channels);
  }

  /** Later rows of a stage are repeated first, as the weights of timm's d variants need. */
  @Test
  void depthIsSharedOutFromTheLastRow() {
    Scaling scaling = Scaling.V3_TIMM.withDepth(1.2);
    assertThat(scaling.repeats(List.of(1, 1, 2), 3, 7)).containsExactly(1, 2, 2);
    assertThat(scaling.repeats(List.of(1), 6, 7)).containsExactly(2);
    assertThat(Scaling.V2_DEEP.withDepth(1.4).repeats(List.of(4), 3, 7)).containsExactly(6);
    assertThat(Scaling.V2_DEEP.withDepth(1.4).repeats(List.of(1), 6, 7)).containsExactly(1);
  }

  /** A fraction of a depth leaves at least one block of every row. */
  @Test
  void shallowStagesKeepEveryRow() {
    assertThat(Scaling.V4.withDepth(0.1).repeats(List.of(1, 3, 2), 1, 5))
        .allMatch(repeats -> repeats >= 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY, 64.5, 1e9})
  void multipliersAreChecked(double multiplier) {
    assertThatThrownBy(() -> Scaling.V4.withWidth(multiplier))
        .hasMessageContaining("must be positive and at most 64, given ")
        .hasMessageContaining(Double.toString(multiplier));
    assertThatThrownBy(() -> Scaling.V4.withDepth(multiplier))
        .hasMessageContaining("must be positive");
  }
}
