package mobilenet.train.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mobilenet.train.output.OutputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
  private static final List<EpochMetrics> ROWS = MetricsExamples.run(3);
  private static final List<EpochMetrics> KILLED = ROWS.subList(0, 3);

  @TempDir Path dir;
  private Path csv;
  private Path jsonl;

  @BeforeEach
  void files() {
    csv = dir.resolve("metrics.csv");
    jsonl = dir.resolve("metrics.jsonl");
  }

  private void log(List<EpochMetrics> rows) throws IOException {
    MetricsLog log = MetricsLog.start(dir);
    for (EpochMetrics row : rows) {
      log.append(row);
    }
    assertThat(log.rows()).isEqualTo(rows);
  }

  @Test
  void writesTheSameTwice() throws Exception {
    log(ROWS);
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .isEqualTo(
            "epoch,step,rate,train_loss,train_accuracy,weights,validation_loss,top1,top5,"
                + "images_per_second,seconds,waiting_seconds");
    List<String> names = Arrays.asList(lines.get(0).split(",", -1));
    List<String> objects = Files.readAllLines(jsonl);
    assertThat(objects).hasSize(6);
    for (int i = 0; i < 6; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      JsonNode object = new ObjectMapper().readTree(objects.get(i));
      for (int column = 0; column < cells.length; column++) {
        assertThat(object.get(names.get(column)).asText()).isEqualTo(cells[column]);
      }
    }
  }

  /** Every state that a kill can leave: both files cut anywhere, one of them by at most a row. */
  @Test
  void survivesAKillAtEveryByte() throws Exception {
    log(KILLED);
    byte[] wholeCsv = Files.readAllBytes(csv);
    byte[] wholeJsonl = Files.readAllBytes(jsonl);
    for (int cut = 0; cut <= wholeCsv.length; cut++) {
      resumes(Arrays.copyOf(wholeCsv, cut), wholeJsonl, wholeCsv, wholeJsonl);
    }
    for (int cut = 0; cut <= wholeJsonl.length; cut++) {
      resumes(wholeCsv, Arrays.copyOf(wholeJsonl, cut), wholeCsv, wholeJsonl);
    }
  }

  private void resumes(byte[] cutCsv, byte[] cutJsonl, byte[] wholeCsv, byte[] wholeJsonl)
      throws IOException {
    Files.write(csv, cutCsv);
    Files.write(jsonl, cutJsonl);
    String cut = "csv of " + cutCsv.length + " bytes, jsonl of " + cutJsonl.length;
    assertThat(MetricsLog.resume(dir, 2).rows()).as(cut).isEqualTo(KILLED);
    assertThat(csv).as(cut).hasBinaryContent(wholeCsv);
    assertThat(jsonl).as(cut).hasBinaryContent(wholeJsonl);
  }

  @Test
  void bothFilesCutAtEveryByteLoseNoWholeRow() throws Exception {
    log(ROWS.subList(0, 2));
    byte[] wholeCsv = Files.readAllBytes(csv);
    byte[] wholeJsonl = Files.readAllBytes(jsonl);
    for (int i = 0; i <= wholeCsv.length; i++) {
      // A row goes to the second file when the first has it.
      int j = (int) ((long) i * wholeJsonl.length / wholeCsv.length);
      Files.write(csv, Arrays.copyOf(wholeCsv, i));
      Files.write(jsonl, Arrays.copyOf(wholeJsonl, j));
      int rows = Math.max(lines(csv) - 1, lines(jsonl));
      MetricsLog log = MetricsLog.resume(dir, 3);
      assertThat(log.rows()).as("csv of %d bytes", i).isEqualTo(ROWS.subList(0, rows));
      for (EpochMetrics row : ROWS.subList(rows, 2)) {
        log.append(row);
      }
      assertThat(csv).as("csv of %d bytes", i).hasBinaryContent(wholeCsv);
      assertThat(jsonl).as("csv of %d bytes", i).hasBinaryContent(wholeJsonl);
    }
  }

  private static int lines(Path file) throws IOException {
    return (int) Files.readString(file).chars().filter(c -> c == '\n').count();
  }

  @Test
  void rowsAfterTheResumedEpochAreCut() throws Exception {
    log(ROWS);
    MetricsLog log = MetricsLog.resume(dir, 2);
    assertThat(log.rows()).isEqualTo(ROWS.subList(0, 4));
    assertThat(lines(csv)).isEqualTo(5);
    log.append(ROWS.get(4));
    assertThat(MetricsLog.resume(dir, 3).rows()).isEqualTo(ROWS.subList(0, 5));
    assertThat(MetricsLog.resume(dir, 0).rows()).isEmpty();
    assertThat(csv).hasContent(String.join(",", MetricsFields.NAMES));
    assertThat(jsonl).isEmptyFile();
  }

  @Test
  void aRunThatDivergesIsLogged() throws Exception {
    List<EpochMetrics> rows =
        List.of(
            MetricsExamples.diverged(1, Double.POSITIVE_INFINITY),
            MetricsExamples.diverged(2, Double.NaN));
    log(rows);
    assertThat(MetricsLog.resume(dir, 2).rows()).isEqualTo(rows);
    assertThat(Files.readString(csv)).contains("1,100,0.1,Infinity,,,,,,0.0,1.0,0.0\n");
    assertThat(Files.readString(jsonl)).contains("\"train_loss\":null").doesNotContain("top1");
    Files.delete(csv);
    assertThat(MetricsLog.resume(dir, 2).rows())
        .containsExactly(MetricsExamples.diverged(1, Double.NaN), rows.get(1));
  }

  @Test
  void aNewRunDoesNotTouchAnOldOne() throws Exception {
    log(ROWS);
    byte[] before = Files.readAllBytes(csv);
    assertThatThrownBy(() -> MetricsLog.start(dir))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("metrics.csv")
        .hasMessageContaining("resume it or use another folder");
    assertThat(csv).hasBinaryContent(before);
  }

  @Test
  void whatIsNoLogIsLeftAlone() throws Exception {
    Files.writeString(csv, "epoch,loss\n1,2\n");
    assertThatThrownBy(() -> MetricsLog.resume(dir, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("metrics.csv:1: expected the columns epoch,step")
        .hasMessageContaining("found epoch,loss");
    Files.delete(csv);
    log(ROWS);
    Files.writeString(csv, Files.readString(csv).replaceFirst("\n2,", "\nx,"));
    assertThatThrownBy(() -> MetricsLog.resume(dir, 3))
        .hasMessageContaining("metrics.csv:4: is no row of metrics");
    Files.writeString(jsonl, "{}\n");
    Files.delete(csv);
    assertThatThrownBy(() -> MetricsLog.resume(dir, 3))
        .hasMessageContaining("metrics.jsonl:1: is no row of metrics: epoch is missing");
  }

  @Test
  void filesOfDifferentRunsAreNotMerged() throws Exception {
    log(ROWS);
    Files.writeString(jsonl, Files.readString(jsonl).replaceFirst("\"step\":235", "\"step\":236"));
    assertThatThrownBy(() -> MetricsLog.resume(dir, 3))
        .hasMessageContaining("of different runs: their row 1");
  }

  @Test
  void afterAFailureOnlyAResumeGoesOn() throws Exception {
    MetricsLog log = MetricsLog.start(dir);
    log.append(ROWS.get(0));
    Files.delete(jsonl);
    assertThatThrownBy(() -> log.append(ROWS.get(1)))
        .isInstanceOf(OutputException.class)
        .hasMessage(jsonl + ": cannot be written: no such file");
    assertThatThrownBy(() -> log.append(ROWS.get(1)))
        .hasMessage("the last row could not be written; resume the log");
    assertThat(MetricsLog.resume(dir, 1).rows()).isEqualTo(ROWS.subList(0, 2));
  }

  @Test
  void aFileThatCannotBeBegunIsNamed() {
    assertThatThrownBy(() -> MetricsLog.start(dir.resolve("gone")))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith(dir.resolve("gone/metrics.csv") + ": cannot be written: ");
  }

  @Test
  void epochsMustNotFall() throws Exception {
    MetricsLog log = MetricsLog.start(dir);
    log.append(ROWS.get(2));
    assertThatThrownBy(() -> log.append(ROWS.get(0)))
        .hasMessage("epochs must not fall, given 1 after 2");
  }

  @Test
  void valuesAreInRange() {
    assertThatThrownBy(() -> MetricsExamples.diverged(0, 1))
        .hasMessage("epoch must be at least 1, given 0");
    assertThatThrownBy(() -> new EpochMetrics.Validation(EvaluatedWeights.RAW, 1, 88.5, 1))
        .hasMessage("top1 must be 0 to 1, given 88.5");
    assertThatThrownBy(() -> new EpochMetrics.Timing(1, -1, 0))
        .hasMessage("seconds must be 0 or more, given -1.0");
  }
}
