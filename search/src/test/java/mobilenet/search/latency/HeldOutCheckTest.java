package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.runtime.PlannedStep;
import mobilenet.search.latency.TableMeasurement.Listener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutCheckTest {
  private static final int SIZE = 28;
  private static final MeasurementSettings SETTINGS = MeasurementSettings.DEFAULT;
  private static final Listener NOBODY = (done, total) -> {};
  private static final List<SizedNetwork> CARRIERS =
      CarrierSelection.choose(new FakeTarget(), SampledNetworks.endless(SIZE, 1), 20, 3);

  @TempDir private static Path shared;
  private static LatencyTable measured =
      new LatencyTable(FakeTarget.stamp("25.0.2"), Map.of(), Map.of(), List.of());

  @TempDir private Path folder;

  @BeforeAll
  static void measure() throws Exception {
    measured =
        new TableMeasurement(new FakeTarget(), CARRIERS, SETTINGS, shared.resolve("turns"))
            .run(NOBODY);
  }

  private static LatencyTable table() {
    return measured;
  }

  private static List<SizedNetwork> unknown() {
    Set<String> known = CARRIERS.stream().map(SizedNetwork::hash).collect(Collectors.toSet());
    return SampledNetworks.first(70, SIZE, 2).stream()
        .filter(network -> !known.contains(network.hash()))
        .limit(20)
        .toList();
  }

  private HeldOutCheck check() throws IOException, InterruptedException {
    return measurement(new FakeTarget(), table(), unknown(), CARRIERS.subList(0, 5)).run(NOBODY);
  }

  private HeldOutMeasurement measurement(
      FakeTarget target,
      LatencyTable table,
      List<SizedNetwork> networks,
      List<SizedNetwork> known) {
    return new HeldOutMeasurement(
        target, table, networks, known, SETTINGS, folder.resolve("check.turns"));
  }

  @Test
  void theTablePredictsNetworksThatItHasNotSeen() throws Exception {
    HeldOutCheck check = check();
    assertThat(check.models()).containsExactly("table", "linear", "macs", "roofline");
    assertThat(check.sizes()).containsExactly(SIZE);
    PredictionError error = check.error(SIZE, "table");
    assertThat(error.mape()).isLessThan(0.005);
    assertThat(error.tau()).isGreaterThan(0.98);
    assertThat(error.r2()).isGreaterThan(0.999);
    // The device's time is no straight line of multiply-accumulates.
    assertThat(check.error(SIZE, "macs").mape()).isGreaterThan(2 * error.mape());
    assertThat(check.error(SIZE, "linear").mape()).isLessThan(0.03);
  }

  @Test
  void knownNetworksShowThatTheMachineIsAsItWas() throws Exception {
    assertThat(check().drifts()).containsOnlyKeys(SIZE);
    Drift drift = check().drift(SIZE);
    assertThat(drift.ratio()).isCloseTo(1.0, within(0.005));
    assertThat(drift.controls()).isEqualTo(5);
    assertThat(drift.uncertainty()).isBetween(0.0, 0.005);
  }

  @Test
  void aChangeOfTheMachinesSpeedIsNoErrorOfAModel() throws Exception {
    HeldOutCheck check =
        measurement(new FakeTarget().drifted(0.9), table(), unknown(), CARRIERS.subList(0, 8))
            .run(NOBODY);
    assertThat(check.drift(SIZE).ratio()).isCloseTo(0.9, within(0.003));
    assertThat(check.error(SIZE, "table").mape()).isLessThan(0.005);
    assertThat(check.rawError(SIZE, "table").mape()).isCloseTo(1 / 0.9 - 1, within(0.006));
    // What has another shape stays an error.
    assertThat(check.error(SIZE, "macs").mape()).isGreaterThan(0.01);
  }

  @Test
  void withoutControlsNothingIsScaled() throws Exception {
    HeldOutCheck check = measurement(new FakeTarget(), table(), unknown(), List.of()).run(NOBODY);
    assertThat(check.drift(SIZE)).isEqualTo(new Drift(1, 0, 0));
    assertThat(check.error(SIZE, "table")).isEqualTo(check.rawError(SIZE, "table"));
  }

  @Test
  void theFileHasARowANetwork() throws Exception {
    Path file = folder.resolve("check.csv");
    HeldOutCheck check = check();
    CheckFile.write(file, check, "a processor, that is \"fake\"");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1 + 20);
    assertThat(lines.get(0))
        .isEqualTo(
            "hash,size,measured_ms,table_ms,linear_ms,macs_ms,cpu,roofline_ms,drift,guessed");
    assertThat(lines.get(1))
        .startsWith(unknown().get(0).hash() + ",28,0.")
        .contains(",\"a processor, that is \"\"fake\"\"\",")
        .endsWith(",0");
  }

  @Test
  void aTableOfAnotherEnvironmentIsNotChecked() throws Exception {
    LatencyTable table = table();
    FakeTarget elsewhere = new FakeTarget(FakeTarget.stamp("17.0.9"));
    assertThatThrownBy(() -> measurement(elsewhere, table, unknown(), List.of()))
        .hasMessageContaining("jdk 25.0.2 against 17.0.9");
  }

  @Test
  void networksOfTheTableAreNoCheck() throws Exception {
    LatencyTable table = table();
    List<SizedNetwork> known = CARRIERS.subList(0, 1);
    assertThatThrownBy(() -> measurement(new FakeTarget(), table, known, List.of()))
        .hasMessageContaining("is in the table");
  }

  @Test
  void tooFewNetworksOfASizeAreSaid() throws Exception {
    LatencyTable table = table();
    List<SizedNetwork> larger = List.of(SizedNetwork.of(unknown().get(0).architecture(), 64));
    assertThatThrownBy(() -> measurement(new FakeTarget(), table, larger, List.of()))
        .hasMessageContaining("at 64 px is fitted to at least 8 networks, the table has 0");
  }

  @Test
  void aMissingStepIsNamedAndGuessedFromOneLikeIt() throws Exception {
    SizedNetwork known = unknown().get(0);
    SizedNetwork network = SizedNetwork.of(known.architecture().withClasses(13), SIZE);
    List<PlannedStep> steps = new FakeTarget().plan(network);
    Prediction prediction = new TableSum(table()).predict(SIZE, steps);
    double nanos = FakeTarget.RUN_NANOS + steps.stream().mapToDouble(FakeTarget::nanos).sum();
    assertThat(prediction.missing())
        .singleElement()
        .satisfies(key -> assertThat(key.toString()).contains(">13@"));
    assertThat(prediction.ms() * 1e6).isCloseTo(nanos, within(0.02 * nanos));
  }
}
