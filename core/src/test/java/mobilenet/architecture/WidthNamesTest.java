package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.profile.ModelProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidthNamesTest {

  /** Millions of multiply-accumulates and of parameters of V1's paper (1704.04861), Table 6. */
  @ParameterizedTest
  @CsvSource({"mobilenetv1_075, 325, 2.6", "mobilenetv1_050, 149, 1.3", "mobilenetv1_025, 41, 0.5"})
  void thinnerNetworksOfThePaper(String name, long macs, double params) {
    Architecture architecture = Catalogue.get(name);
    ModelProfile profile = ModelProfile.of(architecture);
    assertThat(architecture.name()).isEqualTo(name);
    assertThat(Math.round(profile.macs() / 1e6)).isBetween(macs, macs + 1);
    assertThat(Math.round(profile.params() / 1e5) / 10.0).isEqualTo(params);
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenetv4_conv_small, mobilenetv4_conv_small_050, 0.5",
    "mobilenetv2_100, mobilenetv2_140, 1.4",
    "mobilenetv3_small_100, mobilenetv3_small_075, 0.75",
  })
  void listedWidthsAreMadeByTheSameRule(String base, String listed, double width) {
    assertThat(Catalogue.get(base).withWidth(width).named(listed)).isEqualTo(Catalogue.get(listed));
  }

  @Test
  void otherWidthsFollowTheBase() {
    assertThat(Catalogue.get("mobilenetv4_conv_small_070.my_tag"))
        .isEqualTo(
            Catalogue.get("mobilenetv4_conv_small")
                .withWidth(0.7)
                .named("mobilenetv4_conv_small_070"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_009",
        "mobilenetv1_401",
        "mobilenetv1_50",
        "mobilenetv1_0500",
        "mobilenetv1_050_050",
        "efficientnet_b2_050",
        "_050",
      })
  void otherNamesAreUnknown(String name) {
    assertThat(Catalogue.find(name)).isEmpty();
  }
}
