package mobilenet.runtime.vector.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.runtime.vector.VectorKernels;
import org.junit.jupiter.api.Test;

class KernelWarmUpTest {
  private static final List<Op> OPS = List.of(new Op.GlobalAveragePool());

  @Test
  void remembersWhatItHasWarmedUpAndOthersDoNot() {
    KernelWarmUp warmUp = new KernelWarmUp();
    assertThat(warmUp.isNeeded(OPS)).isTrue();
    warmUp.run(OPS, new VectorKernels());
    // Where vectors are objects, nothing is warmed up.
    assertThat(warmUp.isNeeded(OPS)).isEqualTo(warmUp.fallbackReason().isPresent());
    assertThat(new KernelWarmUp().isNeeded(OPS)).isTrue();
  }

  @Test
  void anInterruptedThreadLeavesNothingFound() {
    KernelWarmUp warmUp = new KernelWarmUp();
    Thread.currentThread().interrupt();
    warmUp.run(OPS, new VectorKernels());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(warmUp.isNeeded(OPS)).isTrue();
    assertThat(warmUp.fallbackReason()).isEmpty();
  }
}
