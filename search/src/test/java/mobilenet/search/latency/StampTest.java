package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampTest {
  private static Stamp stamp(double gflops, double bandwidth) {
    return new Stamp("fake", "a processor", "scalar", "abc", "25.0.2", 1, 1, gflops, bandwidth);
  }

  /** Neighbours take their part of the memory's bandwidth, and it is still the same machine. */
  @Test
  void speedsOfOneMachineAreNear() {
    Stamp stamp = stamp(100, 20);
    assertThat(stamp.differences(stamp(120, 28))).isEmpty();
    assertThat(stamp.differences(stamp(81, 15))).isEmpty();
    assertThat(stamp.differences(stamp(130, 20))).containsExactly("100 GFLOP/s against 130");
    assertThat(stamp.differences(stamp(100, 31))).containsExactly("20 GB/s against 31");
  }
}
