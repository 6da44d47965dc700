package mobilenet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.bench.peer.Contest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyFileTest {
  private static final String HEADER =
      "network,size,threads,batch,ours_ms,ort_ms,ratio,jdk,machine,date";

  @TempDir private Path folder;

  private static LatencyRow row(String network, String machine) {
    return new LatencyRow(network, 224, 2, 1, 1.5, 2, "25.0.3", machine, "2026-11-24");
  }

  @Test
  void growsByARowUnderOneHeader() throws IOException {
    Path path = folder.resolve("latency.csv");
    LatencyFile file = new LatencyFile(path);
    file.check();
    assertThat(path).doesNotExist();
    file.append(row("a", "AMD EPYC, 2 cores"));
    file.append(row("b", "the \"fast\" one"));
    assertThat(Files.readAllLines(path))
        .containsExactly(
            HEADER,
            "a,224,2,1,1.500,2.000,0.750,25.0.3,\"AMD EPYC, 2 cores\",2026-11-24",
            "b,224,2,1,1.500,2.000,0.750,25.0.3,\"the \"\"fast\"\" one\",2026-11-24");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void readsTheRowsThatItWrote() throws IOException {
    Path path = folder.resolve("latency.csv");
    LatencyFile file = new LatencyFile(path);
    assertThatThrownBy(file::rows)
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": there is no such file; expected a CSV file of measurements");
    LatencyRow plain = row("a", "m");
    LatencyRow quoted = row("b", "the \"fast\" one, 2 cores");
    file.append(plain);
    file.append(quoted);
    assertThat(file.rows()).containsExactly(plain, quoted);
    Files.writeString(path, HEADER + "\na,224,2\n");
    assertThatThrownBy(file::rows)
        .isInstanceOf(IOException.class)
        .hasMessage(path + ":2: expected 10 cells, found 3");
  }

  @Test
  void aMissingLastLineEndIsNoObstacle() throws IOException {
    Path path = Files.writeString(folder.resolve("l.csv"), HEADER + "\nold");
    new LatencyFile(path).append(row("a", "m"));
    assertThat(Files.readAllLines(path)).hasSize(3).startsWith(HEADER, "old");
  }

  @Test
  void anotherFileIsLeftAlone() throws IOException {
    Path path = Files.writeString(folder.resolve("other.csv"), "network,top1\n");
    assertThatThrownBy(() -> new LatencyFile(path).check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected the columns network,size", "found network,top1");
    assertThatThrownBy(() -> new LatencyFile(folder.resolve("none/l.csv")).check())
        .hasMessageContaining("its folder does not exist; create it first");
    assertThat(Files.readString(path)).isEqualTo("network,top1\n");
  }

  private static RuntimeComparison withoutOnnxRuntime(Contest.Skipped... skipped) {
    PeerResult ours = new PeerResult("MobileNet4J", "1", 1, 1, 1, 9, 1, 50, Optional.empty(), 0);
    return new RuntimeComparison(
        "a",
        224,
        1,
        1,
        9,
        Optional.empty(),
        List.of(ours),
        List.of(skipped),
        Optional.empty(),
        "25",
        "m",
        "2026-11-24");
  }

  @Test
  void aRowWithoutOnnxRuntimeSaysWhyThereIsNone() {
    assertThatThrownBy(() -> LatencyRow.of(withoutOnnxRuntime()))
        .hasMessageEndingWith("which was not asked for; add onnxruntime to the peers");
    Contest.Skipped skipped = new Contest.Skipped("onnxruntime", "no such library");
    assertThatThrownBy(() -> LatencyRow.of(withoutOnnxRuntime(skipped)))
        .hasMessageEndingWith("and it cannot run here: no such library");
  }

  @Test
  void aRowNeedsBothTimes() {
    assertThatThrownBy(() -> new LatencyRow("a", 224, 1, 1, 1, 0, "25", "m", "2026-11-24"))
        .hasMessageContaining("expected two times");
  }
}
