package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;

class StepBytesTest {
  private static StepTime step(List<StepTime> steps, String name) {
    return steps.stream().filter(s -> s.name().startsWith(name)).findFirst().orElseThrow();
  }

  /** The stem of V3-Small: 3 → 16 channels by 3×3, from 32×32 to 16×16. */
  @Test
  void countWeightsInputsAndOutputOnce() {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(
                Lowering.lower(Catalogue.get("mobilenetv3_small_100").withClasses(10)), 1),
            options)) {
      List<StepTime> steps = model.session(32, 32).profile(1);
      assertThat(steps.get(0).bytes())
          .isEqualTo(4 * (3 * 16 * 9 + 16 + 3 * 32 * 32 + 16 * 16 * 16));
      assertThat(step(steps, "classifier").bytes()).isEqualTo(4 * (1024 * 10 + 10 + 1024 + 10));
    }
  }
}
