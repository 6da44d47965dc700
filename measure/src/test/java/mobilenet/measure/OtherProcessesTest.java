package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherProcessesTest {
  @Test
  void countsTicks() {
    OtherProcesses.Ticks ticks = OtherProcesses.parse("cpu  10 2 3 70 5 1 1 8 0 0");
    assertThat(ticks).isEqualTo(new OtherProcesses.Ticks(25, 100));
  }

  @Test
  void otherProcessesUseAPartOfTheMachine() {
    OtherProcesses others = OtherProcesses.watch();
    others.percent().ifPresent(percent -> assertThat(percent).isBetween(0.0, 100.0));
  }
}
