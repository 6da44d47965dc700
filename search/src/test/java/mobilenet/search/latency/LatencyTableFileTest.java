package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
}
