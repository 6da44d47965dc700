package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --report} adds; half floats are written sooner than integers. */
class QuantizeReportTest {
  @TempDir Path dir;

  private Path file() {
    return dir.resolve("m.onnx");
  }

  private Outcome report(Path data, String... more) {
    List<String> line =
        new ArrayList<>(List.of("quantize", "--model", Fixtures.BUNDLED.toString()));
    line.addAll(List.of("--kind", "fp16", "--output", file().toString()));
    line.addAll(List.of("--report", "--seconds", "0", "--data", data.toString()));
    line.addAll(List.of(more));
    return Outcome.of(line.toArray(String[]::new));
  }

  private Path bags(String... names) throws IOException {
    Path set = dir.resolve("set");
    Path bags = Files.createDirectories(set.resolve("test/Bag"));
    for (String name : names) {
      Files.copy(Path.of(Fixtures.sample("8-bag.png")), bags.resolve(name));
    }
    Files.writeString(bags.resolve("broken.png"), "no image");
    return set;
  }

  @Test
  void aBadTestImageIsNamedAndTheFileStays() throws IOException {
    Path data = bags("a.png", "b.png");
    Path csv = dir.resolve("q.csv");
    Outcome outcome = report(data, "--csv", csv.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .filteredOn(line -> line.startsWith("mobilenet: "))
        .singleElement()
        .asString()
        .contains("broken.png is not a PNG");
    assertThat(outcome.out())
        .contains(
            "accuracy on 2 images: float 100.00 %, fp16 100.00 %; the same class for 100.00 %; 1"
                + " could not be read");
    assertThat(file()).isNotEmptyFile();
    assertThat(Files.readAllLines(csv)).hasSize(2);
    JsonNode failed = report(data, "--json").document().get("accuracy").get("failed");
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).get("image").asText()).endsWith("broken.png");
  }

  @Test
  void whatIsWrongWithTheReportIsSaidBeforeAnythingIsComputed() throws IOException {
    Path nowhere = dir.resolve("nowhere");
    assertThat(report(nowhere, "--limit", "0").error(2))
        .isEqualTo("--limit must be at least 1, given 0");
    assertThat(report(nowhere, "--csv", nowhere.resolve("q.csv").toString()).error(1))
        .endsWith("q.csv: its folder does not exist; create it first");
    Path other = Files.writeString(dir.resolve("other.csv"), "network,top1\n");
    assertThat(report(nowhere, "--csv", other.toString()).error(1))
        .contains("other.csv: expected the columns network,kind,", "found network,top1");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aRowThatCannotBeAddedDoesNotHideWhatWasMeasured() throws IOException {
    Path data = bags("a.png");
    Files.delete(data.resolve("test/Bag/broken.png"));
    // No file system has such names; only the attempt tells.
    Path csv = dir.resolve("q".repeat(300) + ".csv");
    Outcome outcome = report(data, "--csv", csv.toString(), "--json");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.document().get("accuracy").get("images").asInt()).isEqualTo(1);
    assertThat(outcome.err()).contains("mobilenet: ", "q.csv");
  }

  @Test
  void withoutAnyImageThereIsNoAccuracyAndNoRow() throws IOException {
    Path csv = dir.resolve("q.csv");
    Outcome outcome = report(bags(), "--csv", csv.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("none of 1 images could be read, so there is no accuracy");
    assertThat(file()).isNotEmptyFile();
    assertThat(csv).doesNotExist();
  }
}
