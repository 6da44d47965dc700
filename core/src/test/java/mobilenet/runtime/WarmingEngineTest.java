package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import mobilenet.graph.Lowering;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.scalar.ScalarKernels;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmingEngineTest {
  private static final BoundGraph BOUND =
      RandomWeights.bind(Lowering.lower(SmallNetworks.narrow("mobilenetv3_small_100")), 1);

  /** As HotSpot does where the system has no more threads. */
  private static final ThreadFactory NO_THREADS =
      work ->
          new Thread(work) {
            @Override
            public synchronized void start() {
              throw new OutOfMemoryError("unable to create native thread");
            }
          };

  @Test
  void withoutAThreadPlainLoopsStayAndNobodyWaits() {
    KernelLookup.Choice choice =
        new KernelLookup.Choice(
            new FailingKernels("nobody", StackOverflowError::new), KernelSelection.AUTO, "test");
    WarmingEngine engine = new WarmingEngine(choice, BOUND, true, NO_THREADS);
    assertThatThrownBy(engine::start)
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("unable to create native thread");
    assertThat(engine.current().kernels().name()).isEqualTo("scalar");
    assertThatThrownBy(engine::await)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the failing kernels could not be warmed up; plain loops stay in use")
        .hasCauseInstanceOf(OutOfMemoryError.class);
    int many = Runtime.getRuntime().availableProcessors() + 1;
    for (int i = 0; i < many; i++) {
      assertThat(engine.gate().enter(many)).isEqualTo(many);
    }
  }

  @Test
  void aRemarkIsMadeOnce() {
    KernelLookup.Choice choice =
        new KernelLookup.Choice(new RemarkableKernels(), KernelSelection.AUTO, "the fastest here");
    assertThat(choice.afterWarmUp().afterWarmUp().described().reason())
        .isEqualTo("the fastest here, without tiles of 8");
    KernelLookup.Choice wished =
        new KernelLookup.Choice(new RemarkableKernels(), KernelSelection.VECTOR, "wished");
    assertThat(wished.afterWarmUp().described().reason()).isEqualTo("wished");
  }

  private static final class RemarkableKernels implements Kernels {
    private final ScalarKernels loops = new ScalarKernels();

    @Override
    public String name() {
      return "remarkable";
    }

    @Override
    public int pixelStride(int channels) {
      return loops.pixelStride(channels);
    }

    @Override
    public Layer prepare(Op op, BoundGraph weights) {
      return loops.prepare(op, weights);
    }

    @Override
    public boolean isCold(List<Op> ops) {
      return false;
    }

    @Override
    public Optional<String> remark() {
      return Optional.of("without tiles of 8");
    }
  }
}
