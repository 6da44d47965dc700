package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;
import mobilenet.search.latency.TableMeasurement.Listener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMeasurementTest {
  private static final Listener NOBODY = (done, total) -> {};
  private static final MeasurementSettings SETTINGS = MeasurementSettings.DEFAULT;
  private static final List<SizedNetwork> NETWORKS =
      CarrierSelection.choose(new FakeTarget(), SampledNetworks.endless(28, 1), 5, 3);

  @TempDir private Path folder;

  private LatencyTable measure(LatencyTarget target) throws IOException, InterruptedException {
    return measurement(target).run(NOBODY);
  }

  private TableMeasurement measurement(LatencyTarget target) {
    return new TableMeasurement(target, NETWORKS, SETTINGS, folder.resolve("turns"));
  }

  private List<TurnLog.Entry> turns() throws IOException {
    return TurnLog.read(folder.resolve("turns"));
  }

  private static List<String> ids() {
    return NETWORKS.stream().map(SizedNetwork::id).toList();
  }

  private static PlannedStep step(StepKey key) {
    return NETWORKS.stream()
        .flatMap(network -> new FakeTarget().plan(network).stream())
        .filter(step -> step.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsTheTimeOfEveryStep() throws Exception {
    LatencyTable table = measure(new FakeTarget());
    assertThat(table.entries()).hasSizeGreaterThan(20);
    table
        .entries()
        .forEach(
            (key, entry) -> {
              double expected = FakeTarget.nanos(step(key));
              assertThat(entry.nanos()).isCloseTo(expected, within(0.01 * expected));
              assertThat(entry.carriers()).isGreaterThanOrEqualTo(3);
              assertThat(entry.rounds()).isEqualTo(9);
              assertThat(entry.macs()).isEqualTo(step(key).macs());
              assertThat(entry.bytes()).isEqualTo(step(key).bytes());
            });
    assertThat(table.refused().values())
        .allSatisfy(refusal -> assertThat(refusal.reason()).contains("networks only"));
    assertThat(table.carriers())
        .extracting(LatencyTable.Carrier::hash)
        .isEqualTo(NETWORKS.stream().map(SizedNetwork::hash).toList());
  }

  @Test
  void everyNetworkHasATurnInARoundInAnOrderOfItsOwn() throws Exception {
    measure(new FakeTarget());
    List<String> networks = turns().stream().map(TurnLog.Entry::network).toList();
    assertThat(networks).hasSize(9 * NETWORKS.size());
    Set<List<String>> orders = new HashSet<>();
    for (int from = 0; from < networks.size(); from += NETWORKS.size()) {
      List<String> order = networks.subList(from, from + NETWORKS.size());
      assertThat(order).containsExactlyInAnyOrderElementsOf(ids());
      orders.add(order);
    }
    assertThat(orders).hasSizeGreaterThan(5);
  }

  /** Ten processes, each killed at a random moment, and one that ends. */
  @Test
  void whatWasKilledGoesOnToTheSameTable() throws Exception {
    LatencyTable uninterrupted =
        new TableMeasurement(new FakeTarget(), NETWORKS, SETTINGS, folder.resolve("uninterrupted"))
            .run(NOBODY);
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10; i++) {
      int turns = NETWORKS.size() + random.nextInt(8);
      FakeTarget target = resumed().dyingAfter(turns);
      assertThatThrownBy(() -> measure(target))
          .as("seed %s, process %s", seed, i)
          .isInstanceOf(FakeTarget.Killed.class);
    }
    assertThat(measure(resumed())).isEqualTo(uninterrupted);
    assertThat(folder.resolve("turns")).hasSameTextualContentAs(folder.resolve("uninterrupted"));
  }

  /** Its noise goes on where it was; each process also measures every network once to warm up. */
  private FakeTarget resumed() throws IOException {
    FakeTarget target = new FakeTarget();
    return Files.exists(folder.resolve("turns")) ? target.havingMeasured(turns()) : target;
  }

  @Test
  void turnsBesideBusyNeighboursAreRepeatedAndThenNotUsed() throws Exception {
    SizedNetwork busy = NETWORKS.get(0);
    LatencyTable table = measure(new FakeTarget().beside(network -> network.equals(busy) ? 40 : 0));
    assertThat(turns().stream().filter(turn -> turn.network().equals(busy.id())).count())
        .isGreaterThanOrEqualTo(9 * 3);
    assertThat(table.carriers())
        .extracting(LatencyTable.Carrier::hash)
        .hasSize(NETWORKS.size() - 1)
        .doesNotContain(busy.hash());
  }

  @Test
  void stepsThatWereNeverMeasuredInPeaceAreRefused() throws Exception {
    LatencyTable table = measure(new FakeTarget().beside(network -> 40));
    assertThat(table.entries()).isEmpty();
    assertThat(table.refused().values())
        .anySatisfy(
            refusal ->
                assertThat(refusal.reason())
                    .isEqualTo("measured in 0 rounds only, beside busy neighbours in the others"));
  }

  @Test
  void stepsThatVaryTooMuchAreMeasuredAgainAndThenRefusedByName() throws Exception {
    LatencyTable table =
        measure(
            new FakeTarget()
                .withNoise(step -> step.key().toString().contains("globalpool") ? 0.9 : 0.01));
    // Every network has it: a few of them have nine turns more.
    assertThat(turns()).hasSize(9 * (NETWORKS.size() + 8));
    assertThat(table.entries().keySet()).noneMatch(key -> key.toString().contains("globalpool"));
    assertThat(table.refused())
        .anySatisfy(
            (key, refusal) -> {
              assertThat(key.toString()).contains("globalpool");
              assertThat(refusal.reason()).matches("times vary by \\d+ % from round to round");
            });
  }

  @Test
  void aTickOfTheClockIsNoVariation() throws Exception {
    ToDoubleFunction<PlannedStep> noise =
        step -> step.key().toString().contains("globalpool") ? 0.2 : 0.01;
    double nanos =
        NETWORKS.stream()
            .flatMap(network -> new FakeTarget().plan(network).stream())
            .filter(step -> step.key().toString().contains("globalpool"))
            .mapToDouble(FakeTarget::nanos)
            .findFirst()
            .orElseThrow();
    LatencyTable table = measure(new FakeTarget().withNoise(noise).ticking(0.5 * nanos));
    assertThat(turns()).hasSize(9 * NETWORKS.size());
    assertThat(table.entries().keySet()).anyMatch(key -> key.toString().contains("globalpool"));
  }

  @Test
  void timesOfAnotherEnvironmentAreNotMixedIn() {
    FakeTarget killed = new FakeTarget().dyingAfter(2 * NETWORKS.size());
    assertThatThrownBy(() -> measure(killed)).isInstanceOf(FakeTarget.Killed.class);
    FakeTarget elsewhere = new FakeTarget(FakeTarget.stamp("17.0.9"));
    assertThatThrownBy(() -> measure(elsewhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another environment (jdk 25.0.2 against 17.0.9)")
        .hasMessageContaining("delete the file");
  }

  @Test
  void aLogOfOtherNetworksIsRefused() {
    FakeTarget killed = new FakeTarget().dyingAfter(2 * NETWORKS.size());
    assertThatThrownBy(() -> measure(killed)).isInstanceOf(FakeTarget.Killed.class);
    List<SizedNetwork> others = NETWORKS.subList(1, NETWORKS.size());
    TableMeasurement measurement =
        new TableMeasurement(new FakeTarget(), others, SETTINGS, folder.resolve("turns"));
    assertThatThrownBy(() -> measurement.run(NOBODY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other networks, sizes or settings");
  }

  /** Repeated turns are no reason to take the first rounds for complete. */
  @Test
  void aProcessThatGoesOnWarmsUpEvenAfterManyRepeatedTurns() throws Exception {
    int all = NETWORKS.size();
    FakeTarget killed = new FakeTarget().beside(network -> 40).dyingAfter(all + 3 * all * 8 + 1);
    assertThatThrownBy(() -> measure(killed)).isInstanceOf(FakeTarget.Killed.class);
    int before = turns().size();
    assertThat(before).isGreaterThan(9 * all);
    FakeTarget next = new FakeTarget();
    TableMeasurement measurement = measurement(next);
    assertThat(measurement.has(8)).isTrue();
    assertThat(measurement.has(9)).isFalse();
    measurement.measure(9, NOBODY);
    assertThat(measurement.has(9)).isTrue();
    assertThat(next.measured()).isEqualTo(all + turns().size() - before);
  }

  /** Of the extra rounds alone. */
  @Test
  void whoMeasuresAgainWarmsUp() throws Exception {
    ToDoubleFunction<PlannedStep> noise =
        step -> step.key().toString().contains("globalpool") ? 0.9 : 0.01;
    measurement(new FakeTarget().withNoise(noise)).measure(12, NOBODY);
    assertThat(turns()).hasSize(9 * NETWORKS.size() + 3 * 8);
    FakeTarget next = new FakeTarget().withNoise(noise);
    TableMeasurement measurement = measurement(next);
    assertThat(measurement.neededRounds()).isEqualTo(18);
    measurement.measure(15, NOBODY);
    assertThat(turns()).hasSize(9 * NETWORKS.size() + 6 * 8);
    assertThat(next.measured()).isEqualTo(8 + 3 * 8);
    FakeTarget idle = new FakeTarget();
    measurement(idle).measure(15, NOBODY);
    assertThat(idle.measured()).isZero();
  }
}
