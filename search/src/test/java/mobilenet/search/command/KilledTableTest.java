package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import mobilenet.cli.Main;
import mobilenet.json.Json;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.latency.LatencyTableFile;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that measure a table and are killed, on a device whose times are the same each time.
 */
@Tag("processes")
class KilledTableTest {
  private static final int KILLS = 10;
  private static final int MOST_TURNS = 12;

  @TempDir private Path folder;

  private ChildJvm start(Path table) throws Exception {
    return start(table, 1);
  }

  private ChildJvm start(Path table, int starts) throws Exception {
    return ChildJvm.start(
        Files.createTempFile(folder, "output", ".txt"),
        List.of(
            "-Dmobilenet.kernels=scalar",
            "-XX:TieredStopAtLevel=1",
            "-D" + FakeDevice.STARTS + "=" + starts,
            "-D" + FakeDevice.PAUSE + "=2",
            "-D" + FakeDevice.PROCESSES + "=" + processes(table),
            "-D" + FakeDevice.TURNS + "=" + turns(table)),
        Main.class,
        List.of(
            "latency-table",
            "--target",
            "fake",
            "--space",
            "tiny-uib",
            "--sizes",
            "28",
            "--carriers",
            "8",
            "--output",
            table.toString()));
  }

  private static Path turns(Path table) {
    return table.resolveSibling(table.getFileName() + ".turns");
  }

  private static Path processes(Path table) {
    return table.resolveSibling(table.getFileName() + ".processes");
  }

  /** Whole lines: what is read must never end in the middle of one. */
  private static int lines(Path turns) throws Exception {
    if (!Files.exists(turns)) {
      return 0;
    }
    String text = Files.readString(turns);
    assertThat(text).endsWith("}\n");
    List<String> lines = text.lines().toList();
    for (String line : lines) {
      Json.parse(line, turns.toString());
    }
    return lines.size();
  }

  private void killAfter(Path table, int turns) throws Exception {
    int before = lines(turns(table));
    ChildJvm child = start(table);
    child.await(() -> lines(turns(table)) >= before + turns);
    child.process().destroyForcibly().waitFor();
    assertThat(lines(turns(table))).isGreaterThan(before);
    assertThat(table).doesNotExist();
  }

  @Test
  void tenKillsChangeNothing() throws Exception {
    Path whole = folder.resolve("whole.jsonl");
    ChildJvm uninterrupted = start(whole);
    long seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    Path table = folder.resolve("killed.jsonl");
    for (int i = 0; i < KILLS; i++) {
      killAfter(table, 1 + random.nextInt(MOST_TURNS));
    }
    ChildJvm last = start(table);
    assertThat(last.waitFor()).as("seed %s: %s", seed, last.output()).isZero();
    assertThat(uninterrupted.waitFor()).as(uninterrupted.output()).isZero();
    assertThat(table).hasSameTextualContentAs(whole);
    assertThat(Files.readAllLines(table)).hasSizeGreaterThan(30);
    assertThat(turns(table)).doesNotExist();
  }

  /** Each start of Java compiles the kernels anew: a table should not depend on one. */
  @Test
  void severalProcessesMeasureOneTable() throws Exception {
    Path one = folder.resolve("one.jsonl");
    Path three = folder.resolve("three.jsonl");
    ChildJvm alone = start(one);
    ChildJvm several = start(three, 3);
    assertThat(alone.waitFor()).as(alone.output()).isZero();
    assertThat(several.waitFor()).as(several.output()).isZero();
    assertThat(three).hasSameTextualContentAs(one);
    Map<String, Long> turns =
        Files.readAllLines(processes(three)).stream()
            .collect(Collectors.groupingBy(pid -> pid, Collectors.counting()));
    // Three rounds each, and one to warm up.
    int networks = LatencyTableFile.read(three).carriers().size();
    assertThat(turns.values()).containsExactly(4L * networks, 4L * networks, 4L * networks);
    assertThat(turns).containsKey(Long.toString(several.process().pid()));
  }
}
