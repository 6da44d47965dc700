package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;
import mobilenet.search.latency.MeasurementSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Measurements that are spread over several starts, which are openings of a device here. */
class SpreadTableTest {
  private static final MeasurementSettings SETTINGS = MeasurementSettings.DEFAULT;
  private static final int CARRIERS = 8;

  private final NetworkSource source =
      CommandLine.populateCommand(
          new NetworkSource(), "--space", "tiny-uib", "--sizes", "28", "--seed", "1");
  private final Report report =
      new Report(
          new CommandLine(new LatencyTableCommand())
              .setOut(new PrintWriter(new StringWriter()))
              .setErr(new PrintWriter(new StringWriter())),
          false);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("table.jsonl");
  }

  private int measure(FakeDevice device, Optional<Integer> firstRounds)
      throws IOException, InterruptedException {
    Starts starts =
        new Starts(device.starts(), firstRounds, rounds -> measure(device, Optional.of(rounds)));
    return new TableRun(device, source, SETTINGS, report)
        .run(CARRIERS, Optional.of(file()), false, false, starts);
  }

  private static Starts noOther() {
    return new Starts(
        3,
        Optional.empty(),
        rounds -> {
          throw new IllegalStateException("nothing is to be measured");
        });
  }

  private FakeDevice device(int slowStart) {
    return new FakeDevice(3, folder.resolve("table.jsonl.turns"), start -> start == slowStart);
  }

  /** The first opening is the process that measures the last rounds. */
  @Test
  void theTableIsNotThatOfASlowStart() throws Exception {
    FakeDevice device = device(0);
    assertThat(measure(device, Optional.empty())).isZero();
    assertThat(device.opened()).isEqualTo(1 + 2 + 3);
    LatencyTable table = LatencyTableFile.read(file());
    double expected = FakeDevice.poolingNanos(table);
    assertThat(expected).isPositive();
    assertThat(pooling(table)).isCloseTo(expected, within(0.02 * expected));
  }

  private static double pooling(LatencyTable table) {
    return table.entries().entrySet().stream()
        .filter(entry -> entry.getKey().toString().contains("globalpool"))
        .mapToDouble(entry -> entry.getValue().nanos())
        .sum();
  }

  @Test
  void whatIsSteadyIsNotMeasuredAgain() throws Exception {
    FakeDevice device = device(-1);
    assertThat(measure(device, Optional.empty())).isZero();
    assertThat(device.opened()).isEqualTo(1 + 2);
  }

  /** Before anything is measured, not after some minutes. */
  @Test
  void aTableFromElsewhereIsRefusedAtOnce() throws Exception {
    Path table = FakeDevice.table(folder, CARRIERS, 28);
    Files.writeString(table, Files.readString(table).replace("25.0.2", "17.0.9"));
    FakeDevice device = device(-1);
    assertThatThrownBy(
            () ->
                new TableRun(device, source, SETTINGS, report)
                    .run(CARRIERS, Optional.of(table), true, false, noOther()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tables of different environments are not mixed: jdk 17.0.9 aga")
        .hasMessageEndingWith("measure a table of its own, in another file");
    assertThatThrownBy(
            () ->
                new TableCheck(device, source, SETTINGS, report)
                    .run(table, 20, Optional.empty(), noOther()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdk 17.0.9 against 25.0.2. Check it there, or measure a table here");
    assertThat(folder.resolve("table.jsonl.check.turns")).doesNotExist();
  }
}
