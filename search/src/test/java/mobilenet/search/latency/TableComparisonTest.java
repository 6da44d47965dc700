package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableComparisonTest {
  private static final int SIZE = 28;
  private static final List<SizedNetwork> NETWORKS = SampledNetworks.first(30, SIZE, 3);

  @TempDir private static Path folder;
  private static TableLatency steps = new TableLatency(ofWholeNetworks(NETWORKS, 1));

  @BeforeAll
  static void measure() throws Exception {
    steps = new TableLatency(LatencyTableFile.read(FakeDevice.table(folder, 20, SIZE)));
  }

  /** As of a device that cannot be looked into: time is the square of the multiply-accumulates. */
  private static LatencyTable ofWholeNetworks(List<SizedNetwork> networks, int exponent) {
    Map<StepKey, LatencyTable.Entry> entries = new TreeMap<>();
    for (SizedNetwork network : networks) {
      PlannedStep step = WholeNetwork.step(network, "opaque");
      entries.put(
          step.key(),
          new LatencyTable.Entry(
              Math.pow((double) step.macs(), exponent), 0.01, 9, 1, step.macs(), step.bytes()));
    }
    return new LatencyTable(
        new Stamp("opaque", "a processor", "opaque", "1.0", "25", 1, 1, 100, 20),
        entries,
        Map.of(),
        List.of());
  }

  @Test
  void aTableAgreesWithItself() {
    assertThat(TableComparison.of(steps, steps, NETWORKS))
        .isEqualTo(new TableComparison(30, 1.0, 1.0));
  }

  @Test
  void ranksAreWhatIsCompared() {
    TableLatency macs = new TableLatency(ofWholeNetworks(NETWORKS, 1));
    TableLatency squares = new TableLatency(ofWholeNetworks(NETWORKS, 2));
    TableLatency inverses = new TableLatency(ofWholeNetworks(NETWORKS, -1));
    assertThat(TableComparison.of(macs, squares, NETWORKS).tau()).isCloseTo(1, within(1e-12));
    assertThat(TableComparison.of(macs, inverses, NETWORKS).tau()).isCloseTo(-1, within(1e-12));
    assertThat(TableComparison.of(steps, macs, NETWORKS).tau()).isBetween(0.5, 0.999);
  }

  /** A network as one step is guessed badly, and not compared. */
  @Test
  void onlyNetworksThatBothKnowAreCompared() {
    TableLatency few = new TableLatency(ofWholeNetworks(NETWORKS.subList(0, 7), 1));
    assertThat(TableComparison.of(steps, few, NETWORKS).networks()).isEqualTo(7);
    TableLatency fewer = new TableLatency(ofWholeNetworks(NETWORKS.subList(0, 2), 1));
    assertThatThrownBy(() -> TableComparison.of(steps, fewer, NETWORKS))
        .hasMessageStartingWith("both tables must know at least 3 of the networks to be compared,")
        .hasMessageContaining("and they know 2 of 30; give the --space");
  }
}
