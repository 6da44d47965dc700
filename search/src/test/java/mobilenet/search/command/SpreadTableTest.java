package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.UsageException;
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

  private Path turns() {
    return folder.resolve("table.jsonl.turns");
  }

  private int measure(FakeDevice device, Optional<Integer> firstRounds)
      throws IOException, InterruptedException {
    return measure(
        device,
        false,
        new Starts(device.starts(), firstRounds, rounds -> measure(device, Optional.of(rounds))));
  }

  private int measure(FakeDevice device, boolean add, Starts starts)
      throws IOException, InterruptedException {
    return new TableRun(device, source, SETTINGS, report)
        .run(CARRIERS, Optional.of(file()), add, false, starts);
  }

  private static Starts noOther() {
    return noOther(3);
  }

  private static Starts noOther(int count) {
    return new Starts(
        count,
        Optional.empty(),
        rounds -> {
          throw new IllegalStateException("nothing is to be measured");
        });
  }

  private FakeDevice device(int slowStart) {
    return new FakeDevice(3, turns(), start -> start == slowStart);
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

  /** The last turns are another process's, as the first opening is slow. */
  private void measureAndKeepTurns(FakeDevice device, Path kept) throws Exception {
    Starts starts =
        new Starts(
            3,
            Optional.empty(),
            rounds -> {
              int code = measure(device, Optional.of(rounds));
              Files.copy(turns(), kept, StandardCopyOption.REPLACE_EXISTING);
              return code;
            });
    assertThat(measure(device, false, starts)).isZero();
    assertThat(turns()).doesNotExist();
  }

  @Test
  void whoWasKilledBeforeTheTurnsWereDeletedGoesOn() throws Exception {
    FakeDevice device = device(0);
    Path kept = folder.resolve("kept");
    measureAndKeepTurns(device, kept);
    String table = Files.readString(file());
    for (boolean add : List.of(false, true)) {
      Files.copy(kept, turns());
      assertThat(measure(device, add, noOther())).isZero();
      assertThat(turns()).doesNotExist();
      assertThat(file()).hasContent(table);
    }
  }

  /** Such as those of what was to be added to it. */
  @Test
  void aTableBesideTurnsThatItIsNotOfIsNotReplaced() throws Exception {
    FakeDevice device = device(0);
    Path kept = folder.resolve("kept");
    measureAndKeepTurns(device, kept);
    String table = Files.readString(file());
    List<String> lines = Files.readAllLines(kept);
    Files.write(turns(), lines.subList(0, lines.size() - 1));
    assertThatThrownBy(() -> measure(device, false, noOther()))
        .isInstanceOf(UsageException.class)
        .hasMessage(file() + ": exists already; name another file, or add to the table with --add");
    Files.copy(kept, turns(), StandardCopyOption.REPLACE_EXISTING);
    String other = table.replaceFirst("\"whole_ns\":[0-9]", "$09");
    Files.writeString(file(), other);
    assertThatThrownBy(() -> measure(device, false, noOther()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("exists already");
    assertThat(file()).hasContent(other);
    assertThat(turns()).hasSameTextualContentAs(kept);
  }

  /** False, as nothing is slow. */
  private static boolean deleted(Path folder) {
    try {
      Files.deleteIfExists(folder);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void resultsThatCannotBeWrittenCostNoMeasurement() throws Exception {
    Path table = FakeDevice.table(folder, 12, 28);
    Path turns = folder.resolve("table.jsonl.check.turns");
    Path taken = Files.createDirectory(folder.resolve("taken"));
    FakeDevice device = new FakeDevice(1, turns, start -> deleted(taken));
    TableCheck check = new TableCheck(device, source, SETTINGS, report);
    Path nowhere = folder.resolve("new/check.csv");
    assertThatThrownBy(() -> check.run(table, 9, Optional.of(nowhere), noOther(1)))
        .isInstanceOf(IOException.class)
        .hasMessage(nowhere + ": its folder does not exist; create it first");
    assertThatThrownBy(() -> check.run(table, 9, Optional.of(taken), noOther(1)))
        .isInstanceOf(IOException.class)
        .hasMessage(taken + ": expected a file to write, found a folder");
    assertThat(device.opened()).isZero();

    // Its folder goes while the device measures.
    Path lost = taken.resolve("check.csv");
    assertThatThrownBy(() -> check.run(table, 9, Optional.of(lost), noOther(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(lost.toString());
    assertThat(device.opened()).isPositive();
    assertThat(turns).exists();

    // With several starts, what is not measured yet would be by the others.
    Path csv = folder.resolve("check.csv");
    check.run(table, 9, Optional.of(csv), noOther());
    assertThat(Files.readAllLines(csv)).hasSize(1 + 9);
    assertThat(turns).doesNotExist();
  }
}
