package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.vector.warmup.WarmUpSamples;
import mobilenet.testing.UnknownOperation;
import org.junit.jupiter.api.Test;

class UnknownOperationTest {
  private final VectorKernels kernels = new VectorKernels();

  @Test
  void isRefusedInsteadOfHandedToThePlainLoops() {
    BoundGraph bound = new BoundGraph(UnknownOperation.graph(), Map.of());
    assertThatThrownBy(() -> kernels.prepare(new UnknownOperation(), bound))
        .hasMessage("the vector kernels " + UnknownOperation.REFUSAL);
  }

  @Test
  void isRefusedByWarmingUp() {
    assertThatThrownBy(() -> new UnknownOperation().accept(new WarmUpSamples(kernels)))
        .hasMessage("the warming up of vector kernels " + UnknownOperation.REFUSAL);
  }
}
