package mobilenet.runtime.vector.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.runtime.vector.VectorKernels;
import mobilenet.runtime.vector.machine.AllocationMeter;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.warmup.WarmUpSample;
import mobilenet.runtime.vector.warmup.WarmUpSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code VectorKernelsTest} holds the values to the scalar kernels. */
class NarrowGroupsTest {
  /** Enough for C2, which compiles in the background. */
  private static final long MAX_NANOS = 5_000_000_000L;

  private static final int BATCH = 20;

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "RELU", "HARD_SWISH"})
  void makeNoObjects(Activation activation) {
    assumeTrue(
        Lanes.COUNT * Float.SIZE <= Lanes.PREFERRED_BITS,
        "every vector of a width that the processor lacks is an object");
    Op.Convolution conv =
        Op.Convolution.of(new Parameter("w", List.of(24, 12, 3, 3), Parameter.Kind.WEIGHT), 2)
            .withActivation(activation)
            .withResidual();
    WarmUpSample sample = new WarmUpSamples(new VectorKernels()).convolution(conv).get(0);
    long end = System.nanoTime() + MAX_NANOS;
    long bytes;
    do {
      long before = AllocationMeter.bytes();
      for (int i = 0; i < BATCH; i++) {
        sample.run();
      }
      bytes = AllocationMeter.bytes() - before;
    } while (bytes > 0 && System.nanoTime() < end);
    assertThat(bytes).isZero();
  }
}
