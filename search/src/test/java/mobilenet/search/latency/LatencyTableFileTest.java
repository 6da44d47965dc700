package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobilenet.json.JsonException;
import mobilenet.runtime.StepKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyTableFileTest {
  private static final StepKey POOL = StepKey.parse("scalar alone globalpool@960x7x7");
  private static final StepKey GATE = StepKey.parse("scalar alone gate@64x7x7+64x1x1");
  private static final LatencyTable TABLE =
      new LatencyTable(
          FakeTarget.stamp("25.0.2"),
          Map.of(POOL, new LatencyTable.Entry(1234.5, 0.02, 9, 4, 0, 4_000)),
          Map.of(GATE, new LatencyTable.Refusal("times vary by 8 %", 0, 25_000)),
          List.of(new LatencyTable.Carrier("ab".repeat(32), 224, 5e6, List.of(GATE, POOL, POOL))));

  @TempDir private Path folder;

  private Path table() throws IOException {
    Path file = folder.resolve("table.jsonl");
    LatencyTableFile.write(file, TABLE);
    return file;
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    assertThat(LatencyTableFile.read(table())).isEqualTo(TABLE);
    assertThat(Files.readAllLines(table())).hasSize(4);
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    Path file = folder.resolve("other");
    Files.writeString(file, "");
    assertThatThrownBy(() -> LatencyTableFile.read(file)).hasMessageContaining("an empty file");
    Files.writeString(file, "{\"format\":\"mobilenet4j-space\",\"version\":1}\n");
    assertThatThrownBy(() -> LatencyTableFile.read(file))
        .hasMessageContaining("this is no latency table");
  }

  @Test
  void aStepThatIsTwiceOrNowhereIsRefused() throws IOException {
    List<String> lines = Files.readAllLines(table());
    Path file = folder.resolve("other");
    Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(1)));
    assertThatThrownBy(() -> LatencyTableFile.read(file))
        .hasMessageContaining("line 3")
        .hasMessageContaining("in the table twice");
    Files.write(file, List.of(lines.get(0), lines.get(3)));
    assertThatThrownBy(() -> LatencyTableFile.read(file))
        .hasMessageContaining("must number the 0 steps before it");
  }

  @Test
  void aStepThatHasATimeAndIsRefusedIsASentence() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(table()));
    lines.set(2, lines.get(2).replace(GATE.toString(), POOL.toString()));
    Path file = Files.write(folder.resolve("joined"), lines);
    assertThatThrownBy(() -> LatencyTableFile.read(file))
        .isInstanceOf(JsonException.class)
        .hasMessage(
            file
                + ": the step "
                + POOL
                + " has a time and is refused; files are not joined line by line: measure what is"
                + " to be added with latency-table --add");
  }

  /** Of the line, and of what is to be found there instead. */
  private void refused(int line, String pattern, String replacement, String sentence)
      throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(table()));
    String before = lines.get(line - 1);
    lines.set(line - 1, before.replaceFirst(pattern, replacement));
    assertThat(lines.get(line - 1)).isNotEqualTo(before);
    Path file = Files.write(folder.resolve("changed"), lines);
    assertThatThrownBy(() -> LatencyTableFile.read(file))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence);
  }

  @Test
  void numbersOutOfRangeAreRefused() throws IOException {
    refused(1, "\"threads\":1", "\"threads\":0", "at least 1 thread");
    refused(
        2,
        "\"macs\":0",
        "\"macs\":0.5",
        "line 2: macs must be a whole number of 64 bits, found 0.5");
    refused(3, "\"bytes\":25000", "\"bytes\":-1", "line 3: no count of a refused step is below 0");
    refused(
        4,
        "\"size\":224",
        "\"size\":0",
        "line 4: images have at least 1 pixel, given 0 for the network " + "ab".repeat(32));
    refused(
        4,
        "\"whole_ns\":[^,]+",
        "\"whole_ns\":0",
        "line 4: a run takes more than 0 ns, given 0.0 for the network " + "ab".repeat(32));
    refused(4, "\"whole_ns\":[^,]+", "\"whole_ns\":-5.5", "line 4: a run takes more than 0 ns");
  }

  @Test
  void countsAreExact() throws IOException {
    long macs = (1L << 53) + 1;
    LatencyTable large =
        new LatencyTable(
            TABLE.stamp(),
            Map.of(POOL, new LatencyTable.Entry(1234.5, 0.02, 9, 4, macs, macs + 2)),
            Map.of(GATE, new LatencyTable.Refusal("times vary by 8 %", macs, macs + 2)),
            List.of());
    Path file = folder.resolve("large.jsonl");
    LatencyTableFile.write(file, large);
    assertThat(LatencyTableFile.read(file)).isEqualTo(large);
  }

  @Test
  void tablesOfDifferentEnvironmentsAreNotMixed() {
    LatencyTable other =
        new LatencyTable(FakeTarget.stamp("17.0.9"), Map.of(), Map.of(), List.of());
    assertThatThrownBy(() -> TABLE.with(other))
        .hasMessage(
            "tables of different environments are not mixed: jdk 25.0.2 against 17.0.9; measure a"
                + " table of its own, in another file");
    assertThat(TABLE.elsewhere(other.stamp()))
        .hasValueSatisfying(text -> assertThat(text).endsWith("jdk 25.0.2 against 17.0.9"));
    assertThat(TABLE.elsewhere(TABLE.stamp())).isEmpty();
  }

  @Test
  void tablesOfOneEnvironmentAreAdded() {
    LatencyTable more =
        new LatencyTable(
            FakeTarget.stamp("25.0.2"),
            Map.of(GATE, new LatencyTable.Entry(99, 0.01, 9, 3, 0, 25_000)),
            Map.of(),
            List.of());
    LatencyTable both = TABLE.with(more);
    assertThat(both.entries()).containsOnlyKeys(POOL, GATE);
    assertThat(both.refused()).isEmpty();
    assertThat(both.carriers()).isEqualTo(TABLE.carriers());
  }

  @Test
  void aNetworkThatIsMeasuredAgainIsInTheTableOnceWithItsNewTime() {
    LatencyTable.Carrier old = TABLE.carriers().get(0);
    LatencyTable.Carrier again = new LatencyTable.Carrier(old.hash(), old.size(), 6e6, old.steps());
    LatencyTable.Carrier larger = new LatencyTable.Carrier(old.hash(), 256, 7e6, old.steps());
    LatencyTable newer =
        new LatencyTable(TABLE.stamp(), TABLE.entries(), TABLE.refused(), List.of(again, larger));
    LatencyTable both = newer.with(TABLE);
    assertThat(both.carriers()).containsExactly(again, larger);
    assertThat(both.with(TABLE)).isEqualTo(both);
    assertThat(newer.with(both)).isEqualTo(both);
    assertThat(TABLE.with(newer).carriers()).containsExactly(old, larger);
    assertThat(newer.hasTimesOf(both)).isTrue();
    assertThat(newer.hasTimesOf(TABLE)).isFalse();
  }
}
