package mobilenet.bench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.train.recipe.Precision;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {
  private static final Architecture SMALL =
      Catalogue.get("mobilenetv4_conv_small_035").withClasses(4).withResolution(32);

  @Test
  void partsOfAStepAddUpToIt() throws IOException {
    int[] done = {0};
    TrainingSpeed.Result result =
        new TrainingSpeed(SMALL, 8, Precision.FLOAT32, 5).measure(step -> done[0] = step);
    assertThat(done[0]).isEqualTo(5);
    double parts = result.forwardMs() + result.backwardMs() + result.updateMs();
    double step = 8 * 1e3 / result.imagesPerSecond();
    assertThat(parts).isBetween(0.5 * step, step);
  }

  @Test
  void refusesBatchesOfOne() {
    assertThatThrownBy(() -> new TrainingSpeed(SMALL, 1, Precision.FLOAT32, 5))
        .hasMessage("batch must be at least 2 and steps at least 1, given 1 and 5");
  }
}
