package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.Interpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualisationTest {
  private static final Images IMAGES = new NoiseImages(6, 32, 11);

  private static float[] weight(BoundGraph network, String key) {
    return Objects.requireNonNull(network.values().get(key));
  }

  private static float[] answer(BoundGraph network, int image) {
    List<float[]> maps =
        new Interpreter(network, 32, 32).run(IMAGES.get(image), (node, values) -> {});
    return maps.get(maps.size() - 1);
  }

  private static void requireSame(BoundGraph before, BoundGraph after) {
    for (int image = 0; image < IMAGES.count(); image++) {
      float[] expected = answer(before, image);
      float[] given = answer(after, image);
      double largest = 0;
      for (float value : expected) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) given[i]).isCloseTo(expected[i], within(1e-5 * largest));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RELU,true", "RELU,false", "IDENTITY,true", "IDENTITY,false"})
  void answersStayTheSameAndWeightsDoNot(Activation between, boolean depthwise) {
    BoundGraph network = TinyNetworks.of(between, depthwise);
    BoundGraph equal = Equalisation.apply(Calibration.run(network, IMAGES));
    assertThat(weight(equal, "first.weight")).isNotEqualTo(weight(network, "first.weight"));
    assertThat(weight(equal, "second.weight")).isNotEqualTo(weight(network, "second.weight"));
    requireSame(network, equal);
  }

  @Test
  void channelsBeforeADepthwiseConvolutionBecomeEqual() {
    BoundGraph network = TinyNetworks.of(Activation.RELU, true);
    double[] before = Calibration.run(network, IMAGES).magnitudes(1);
    BoundGraph equal = Equalisation.apply(Calibration.run(network, IMAGES));
    double[] after = Calibration.run(equal, IMAGES).magnitudes(1);
    double largest = Arrays.stream(before).max().orElseThrow();
    assertThat(Arrays.stream(before).min().orElseThrow()).isLessThan(largest / 20);
    for (int c = 0; c < after.length; c++) {
      // At most by a factor of 16.
      assertThat(after[c]).isCloseTo(Math.min(largest, 16 * before[c]), within(largest * 1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"RELU6", "HARD_SWISH"})
  void nothingMovesThroughOtherActivations(Activation between) {
    BoundGraph network = TinyNetworks.of(between, true);
    BoundGraph equal = Equalisation.apply(Calibration.run(network, IMAGES));
    assertThat(weight(equal, "first.weight")).isEqualTo(weight(network, "first.weight"));
  }

  @Test
  void wholeNetworksStayTheSame() {
    for (String name : List.of("mobilenetv4_conv_small", "mobilenetv3_small_100")) {
      BoundGraph network =
          StableWeights.bind(Catalogue.get(name).withWidth(0.25).withClasses(10))
              .apply(Pass.foldingAndClipping());
      requireSame(network, Equalisation.apply(Calibration.run(network, IMAGES)));
    }
  }
}
