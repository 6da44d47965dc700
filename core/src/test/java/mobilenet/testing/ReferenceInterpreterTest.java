package mobilenet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the interpreter on the unfused graph with timm, which proves that the lowering is right.
 * Every kind of block is here, at even and odd sizes.
 */
class ReferenceInterpreterTest {
  /**
   * The tolerance allows for timm's rounding to float, as a fraction of the tensor's largest value.
   * It is larger where softmax scores of nearly equal keys amplify the rounding.
   */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv1_100h, 1e-5",
    "mobilenetv2_035, 1e-5",
    "mobilenetv3_small_050, 1e-5",
    "mobilenetv3_rw, 1e-5",
    "tf_mobilenetv3_small_075, 1e-5",
    "tf_efficientnet_b0, 1e-5",
    "mobilenetv4_conv_small_050, 1e-5",
    "mobilenetv4_conv_blur_medium, 1e-5",
    "mobilenetv4_conv_aa_medium, 1e-5",
    "mobilenetv4_hybrid_medium, 1e-4",
    "mobilenetv4_hybrid_large_075, 3e-4",
  })
  void agreesWithTimm(String model, double tolerance) {
    GoldenRecord golden = GoldenRecord.of(model);
    BoundGraph bound = golden.weights().bind(Lowering.lower(golden.architecture()));
    int size = golden.size();
    Map<String, FeatureMap> taps = ReferenceInterpreter.taps(bound, golden.tapImage(), size, size);
    golden.taps().forEach((name, tap) -> check(name, tap, Resources.entry(taps, name), tolerance));

    FeatureMap logits =
        Resources.entry(
            ReferenceInterpreter.taps(bound, golden.logitImage(), size, size), Graph.LOGITS);
    Offset<Double> offset = within(tolerance * golden.logitsAbsMax());
    for (int i = 0; i < logits.channels(); i++) {
      assertThat(logits.values()[i]).as("logit %d", i).isCloseTo(golden.logits().get(i), offset);
    }
  }

  private static void check(String name, GoldenRecord.Tap tap, FeatureMap map, double relative) {
    assertThat(tap.shape()).as(name).containsExactly(map.channels(), map.height(), map.width());
    Offset<Double> tolerance = within(relative * tap.absmax());
    for (int i = 0; i < tap.index().size(); i++) {
      assertThat(map.values()[tap.index().get(i)])
          .as("%s[%d]", name, tap.index().get(i))
          .isCloseTo(tap.value().get(i), tolerance);
    }
    assertThat(map.absMax()).as("absmax of %s", name).isCloseTo(tap.absmax(), tolerance);
  }

  /** Values of erf from Abramowitz and Stegun, Table 7.1. */
  @Test
  void errorFunctionIsExact() {
    assertThat(ReferenceActivation.erf(0.5)).isCloseTo(0.5204998778, within(1e-10));
    assertThat(ReferenceActivation.erf(1)).isCloseTo(0.8427007929, within(1e-10));
    assertThat(ReferenceActivation.erf(-2)).isCloseTo(-0.9953222650, within(1e-10));
    assertThat(ReferenceActivation.erf(5.9)).isCloseTo(1, within(1e-12));
  }
}
