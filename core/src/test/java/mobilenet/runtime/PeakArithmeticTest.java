package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PeakArithmeticTest {
  @Test
  void isASpeedWhereItIsMeasured() {
    OptionalDouble peak = PeakArithmetic.gflopsPerCore();
    peak.ifPresent(gflops -> assertThat(gflops).isPositive().isFinite());
    if (!VirtualMachine.here().vectorModule()) {
      assertThat(peak).isEmpty();
    }
  }
}
