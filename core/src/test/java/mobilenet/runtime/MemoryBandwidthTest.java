package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBandwidthTest {
  /** From the slowest board to the fastest server there is. */
  @Test
  void isASpeed() {
    assertThat(MemoryBandwidth.gigabytesPerSecond()).isBetween(0.1, 10_000.0);
  }
}
