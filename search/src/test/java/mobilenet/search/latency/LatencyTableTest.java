package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import mobilenet.runtime.StepKey;
import org.junit.jupiter.api.Test;

class LatencyTableTest {
  private static final StepKey POOL = StepKey.parse("scalar alone globalpool@960x7x7");
  private static final StepKey GATE = StepKey.parse("scalar alone gate@64x7x7+64x1x1");
  private static final StepKey SMALL_GATE = StepKey.parse("scalar alone gate@32x7x7+32x1x1");
  private static final int SIZE = 224;

  /** What a run takes beside its steps. */
  private static final double REST = 50;

  private static LatencyTable.Entry entry(double nanos) {
    return new LatencyTable.Entry(nanos, 0, 9, 3, 0, 4_000);
  }

  private static LatencyTable table(
      Map<StepKey, LatencyTable.Entry> entries, LatencyTable.Carrier... carriers) {
    return new LatencyTable(FakeTarget.stamp("25.0.2"), entries, Map.of(), List.of(carriers));
  }

  private static LatencyTable.Carrier carrier(String hash, double nanos, StepKey... steps) {
    return new LatencyTable.Carrier(hash, SIZE, nanos, List.of(steps));
  }

  /** The machine is a tenth slower when steps are added, those that the first networks share. */
  @Test
  void whatARunTakesBesideItsStepsStaysWhenTheMachineIsSlower() {
    LatencyTable before =
        table(
            Map.of(POOL, entry(1000), GATE, entry(200)),
            carrier("shares two", 2 * 1000 + 200 + REST, POOL, GATE, POOL),
            carrier("shares none", 200 + REST, GATE));
    LatencyTable.Carrier added = carrier("added", 1.1 * (1000 + 300) + REST, POOL, SMALL_GATE);
    LatencyTable both =
        table(Map.of(POOL, entry(1.1 * 1000), SMALL_GATE, entry(1.1 * 300)), added).with(before);
    assertThat(both.carriers())
        .extracting(LatencyTable.Carrier::hash)
        .containsExactly("added", "shares two", "shares none");
    assertThat(both.carriers().get(0)).isEqualTo(added);
    assertThat(both.carriers().get(1).nanos()).isCloseTo(2 * 1100 + 200 + REST, within(1e-9));
    assertThat(both.carriers().get(2)).isEqualTo(before.carriers().get(1));
    assertThat(new TableSum(both).predict(SIZE, List.of()).ms())
        .isCloseTo(REST / 1e6, within(1e-12));
  }
}
