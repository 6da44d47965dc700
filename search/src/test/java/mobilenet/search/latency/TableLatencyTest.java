package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLatencyTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  @TempDir private static Path folder;
  private static LatencyTable table =
      new LatencyTable(FakeTarget.stamp("25.0.2"), Map.of(), Map.of(), List.of());

  @BeforeAll
  static void measure() throws Exception {
    table = LatencyTableFile.read(FakeDevice.table(folder, 20, 28));
  }

  private static TableLatency latency() {
    return new TableLatency(table);
  }

  /** By the formula of the device. */
  private static double ms(Architecture network) {
    int size = network.input().size();
    double steps =
        new FakeTarget()
            .plan(SizedNetwork.of(network, size)).stream().mapToDouble(FakeTarget::nanos).sum();
    return (FakeTarget.RUN_NANOS + steps) / 1e6;
  }

  @Test
  void isThatOfTheDevice() throws Exception {
    TableLatency latency = latency();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 20; i++) {
      Architecture network = TINY.architecture(TINY.sample(random));
      double expected = ms(network);
      assertThat(latency.predict(network).ms()).isCloseTo(expected, within(0.01 * expected));
    }
  }

  @Test
  void saysThatTheTableIsFromElsewhere() throws Exception {
    assertThat(latency().elsewhere().orElseThrow())
        .startsWith("the table is of another environment, and times hold for that: processor a pro")
        .contains("; jdk 25.0.2 against");
  }

  @Test
  void aSmallSpaceIsLookedAtAsAWhole() throws Exception {
    SpaceLatency there = SpaceLatency.of(TINY, latency());
    DoubleSummaryStatistics all =
        TINY.networks().mapToDouble(network -> ms(TINY.architecture(network))).summaryStatistics();
    assertThat(there.isExact()).isTrue();
    assertThat(there.minMs()).isCloseTo(all.getMin(), within(0.01 * all.getMin()));
    assertThat(there.maxMs()).isCloseTo(all.getMax(), within(0.01 * all.getMax()));
    assertThat(there.missing()).isEmpty();
    assertThat(there.guessedPart()).isZero();
    assertThat(there.reaches(all.getAverage())).isTrue();
    assertThat(there.reaches(0.9 * all.getMin())).isFalse();
    assertThat(there.reaches(1.1 * all.getMax())).isFalse();
  }

  /** Of wider rows than the tiny space's, so that its table has to guess. */
  @Test
  void aLargeSpaceIsSearchedForItsEnds() throws Exception {
    SearchSpace large =
        SpaceTexts.space(
                "\"w\": [16, 32, 48, 64]",
                "uir_r1_{a0_k3,a0_k5,a3_k3}_s2_e{2,3,4,5}_c$w",
                "uir_r1_{a0_k3,a3_k3}_s2_e{4,5,6,8}_c{64,80,96} | uir_r1_{a0_k0,a3_k3}_s1_e{2,4}_c96")
            .suited(1, 28, 10);
    assertThat(large.count()).isGreaterThan(BigInteger.valueOf(4000));
    TableLatency latency = latency();
    SpaceLatency there = SpaceLatency.of(large, latency);
    assertThat(there.isExact()).isFalse();
    assertThat(there.guessedPart()).isGreaterThan(0.5);
    assertThat(there.missing()).isNotEmpty();
    SplittableRandom random = new SplittableRandom(4);
    DoubleSummaryStatistics drawn =
        random
            .ints(200)
            .mapToObj(i -> large.architecture(large.sample(new SplittableRandom(i))))
            .mapToDouble(network -> latency.predict(network).ms())
            .summaryStatistics();
    assertThat(there.minMs()).isLessThanOrEqualTo(drawn.getMin());
    assertThat(there.maxMs()).isGreaterThanOrEqualTo(drawn.getMax());
  }

  @Test
  void aTableKnowsTheDataOfItsNetworks() throws Exception {
    LatencyTable table = latency().table();
    assertThat(table.data()).containsExactly(new DataShape(1, 28, 10));
    Architecture network =
        TINY.networks()
            .map(TINY::architecture)
            .min(Comparator.comparing(Architecture::name))
            .orElseThrow();
    assertThat(DataShape.of(network)).isEqualTo(new DataShape(1, 28, 10));
  }
}
