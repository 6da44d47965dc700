package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path dir;

  private Path picture(String label, String name, String sample) throws Exception {
    Path folder = Files.createDirectories(dir.resolve(label));
    return Files.copy(Path.of(Fixtures.sample(sample)), folder.resolve(name));
  }

  @Test
  void theSliceAsJson() {
    JsonNode document =
        Outcome.json("evaluate", "--data", Fixtures.SLICE.toString(), "--threads", "2");
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly("images", "top1", "top5", "imagesPerSecond", "failed");
    assertThat(document.get("images").asInt()).isEqualTo(100);
    // 0.939 on all 10,000, with a standard deviation of 0.024 on 100 of them.
    assertThat(document.get("top1").asDouble()).isBetween(0.87, 0.99);
    assertThat(document.get("top5").asDouble()).isGreaterThan(0.98);
    assertThat(document.get("imagesPerSecond").asDouble()).isPositive();
    assertThat(document.get("failed")).isEmpty();
  }

  @Test
  void limitAndHumanOutput() {
    Outcome outcome = Outcome.of("evaluate", "--data", Fixtures.SLICE.toString(), "--limit", "7");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("7 pictures: top-1 ").contains("pictures/s");
    assertThat(outcome.err()).contains("96");
  }

  @Test
  void badPicturesAreReportedAndTheRestGoOn() throws Exception {
    picture("Trouser", "a.png", "1-trouser.png");
    picture("Bag", "b.png", "8-bag.png");
    Path bad = Files.writeString(dir.resolve("Bag/c.png"), "no picture");
    String[] line = {"evaluate", "--data", dir.toString()};
    JsonNode document = Outcome.json(line);
    assertThat(document.get("images").asInt()).isEqualTo(2);
    assertThat(document.get("top1").asDouble()).isEqualTo(1);
    assertThat(document.get("failed")).hasSize(1);
    assertThat(document.get("failed").get(0).get("error").asText())
        .startsWith(bad + " is not a PNG");
    Outcome human = Outcome.of(line);
    assertThat(human.code()).isZero();
    assertThat(human.out()).contains("2 pictures", "1 could not be read");
    assertThat(human.err()).contains("mobilenet: " + bad);
    Files.delete(dir.resolve("Trouser/a.png"));
    Files.delete(dir.resolve("Bag/b.png"));
    // Nothing was measured, so it failed.
    assertThat(Outcome.of(line).code()).isEqualTo(1);
  }

  @Test
  void dataThatDoesNotFit() throws Exception {
    String[] line = {"evaluate", "--data", dir.toString()};
    assertThat(Outcome.of(line).error(1)).startsWith(dir + " holds no test split; looked for");
    picture("Trouser", "a.png", "1-trouser.png");
    picture("Elephant", "b.png", "8-bag.png");
    Outcome outcome = Outcome.of(line);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("the data set has 2 classes and the network 10, and the network has no label")
        .contains("\"Elephant\"");
    assertThat(Outcome.of("evaluate", "--data", dir.resolve("none").toString()).error(1))
        .contains("there is no such data set directory");
    assertThat(
            Outcome.of("evaluate", "--data", Fixtures.SLICE.toString(), "--split", "train")
                .error(1))
        .contains("holds no train split");
  }
}
