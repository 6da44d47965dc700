package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.Interpreter;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final BoundGraph NETWORK = TinyNetworks.of(Activation.RELU, true);
  private static final Images IMAGES = new NoiseImages(5, 16, 3);

  private static BoundGraph with(String key, float... value) {
    Map<String, float[]> values = new HashMap<>(NETWORK.values());
    values.put(key, value);
    return new BoundGraph(NETWORK.graph(), values);
  }

  @Test
  void rangesAreThoseOfAllImages() {
    Calibration calibration = Calibration.run(NETWORK, IMAGES);
    Interpreter interpreter = new Interpreter(NETWORK, 16, 16);
    for (int node = 0; node < NETWORK.graph().nodes().size(); node++) {
      double low = 0;
      double high = 0;
      for (int i = 0; i < IMAGES.count(); i++) {
        for (float value : interpreter.run(IMAGES.get(i), (n, v) -> {}).get(node)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      assertThat(calibration.range(node)).isEqualTo(new Range(low, high));
    }
    assertThat(calibration.scale(1, new RangeRule.MinMax()).zeroPoint()).isEqualTo(-128);
    assertThat(calibration.scale(1, new RangeRule.MinMax()).scale() * 255)
        .isCloseTo((float) calibration.range(1).high(), within(1e-3f));
  }

  @Test
  void noImages() {
    assertThatThrownBy(() -> Calibration.run(NETWORK, new NoiseImages(0, 16, 3)))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessageStartingWith("calibration needs images, given none");
  }

  @Test
  void imagesOfOneColour() {
    NoiseImages grey = new NoiseImages(3, 16, 3);
    for (int i = 0; i < 3; i++) {
      Arrays.fill(grey.get(i), 0.25f);
    }
    assertThatThrownBy(() -> Calibration.run(NETWORK, grey))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessageStartingWith("every pixel of all 3 calibration images has the same colour");
  }

  @Test
  void aLayerThatGivesNoNumber() {
    BoundGraph broken = with("second.bias", 0, 0, Float.NaN, 0, 0, 0, 0, 0);
    assertThatThrownBy(() -> Calibration.run(broken, IMAGES))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessageStartingWith("second gives NaN or infinity for the image noise ")
        .hasMessageContaining("mobilenet inspect");
  }

  @Test
  void aLayerThatIsAlwaysZero() {
    float[] dead = new float[8];
    Arrays.fill(dead, -1e6f);
    Calibration calibration = Calibration.run(with("second.bias", dead), IMAGES);
    assertThatThrownBy(() -> calibration.scale(2, new RangeRule.MinMax()))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessageStartingWith("second gives 0 for all calibration images")
        .hasMessageContaining("keep this layer and those that read it as floats");
  }
}
