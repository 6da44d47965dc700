package mobilenet.data.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
  @TempDir Path dir;

  private Path image(String label, String name, String sample) throws Exception {
    Path folder = Files.createDirectories(dir.resolve(label));
    return Files.copy(Path.of(Fixtures.sample(sample)), folder.resolve(name));
  }

  @Test
  void theSliceAsJson() {
    JsonNode document =
        Outcome.json("evaluate", "--data", Fixtures.SLICE.toString(), "--threads", "2");
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly("images", "top1", "top5", "imagesPerSecond", "failed", "data");
    assertThat(document.get("images").asInt()).isEqualTo(100);
    // 0.939 on all 10,000, with a standard deviation of 0.024 on 100 of them.
    assertThat(document.get("top1").asDouble()).isBetween(0.87, 0.99);
    assertThat(document.get("top5").asDouble()).isGreaterThan(0.98);
    assertThat(document.get("imagesPerSecond").asDouble()).isPositive();
    assertThat(document.get("failed")).isEmpty();
  }

  /** A line break in a name, such as a data set from elsewhere may have. */
  @Test
  void namesWithLineBreaksStayOnTheirLines() throws Exception {
    String forged = "\nmobilenet: done";
    Files.createDirectories(dir.resolve("Bag" + forged));
    image("Trouser", "b.png", "1-trouser.png");
    Files.writeString(dir.resolve("Trouser/c" + forged + ".png"), "no image");
    Outcome outcome = Outcome.of("evaluate", "--data", dir.toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("c\\u000amobilenet: done.png is not", "Bag\\u000amobilenet: done");
    assertThat(outcome.err().lines()).doesNotContain("mobilenet: done");
    assertThat(outcome.err().lines().filter(line -> line.startsWith("mobilenet: "))).hasSize(1);
  }

  @Test
  void helpNamesEveryKindOfData() {
    assertThat(Outcome.of("evaluate", "--help").out().replaceAll("\\s+", " "))
        .contains("Usage: mobilenet evaluate", "--json", "--stacktrace")
        .contains("IDX files", "tar shards", "Parquet files");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "evaluate --data a --limit 0 | --limit must be at least 1, given 0",
        "evaluate --data . --split tset | --split: unknown split \"tset\"; expected one of train",
      })
  void wrongUsage(String line, String message) {
    assertThat(Outcome.of(line.split(" ", -1)).error(2)).contains(message);
  }

  @Test
  void aFullDiskIsAFailure() {
    String data = Fixtures.SLICE.toString();
    Outcome outcome =
        Outcome.ofBroken("No space left on device", "evaluate", "--data", data, "--limit", "1");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .endsWith(
            "mobilenet: standard output cannot be written: No space left on device; make room, or"
                + " write elsewhere\n");
  }

  @Test
  void aNetworkThatAnswersNan() throws Exception {
    String model = Fixtures.withValue(dir.resolve("m"), "conv_stem.weight", Float.NaN).toString();
    String data = Fixtures.SLICE.toString();
    Outcome json = Outcome.of("evaluate", "--data", data, "--model", model, "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.document().get("error").asText())
        .isEqualTo(
            model
                + ": 10 of 10 values of its logits are NaN or infinite, the first at index 0 is NaN;"
                + " the weights are damaged, or so large that sums overflow: check them with"
                + " mobilenet inspect, and fetch or train them again");
  }

  @Test
  void networksWithoutClassifierNameNoClasses() throws Exception {
    Path model = Fixtures.copyOfBundled(dir.resolve("m"));
    Path config = model.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"num_classes\": 10,", "\"num_classes\": 0,"));
    Map<String, Tensor> some =
        new LinkedHashMap<>(Fixtures.renamed(Fixtures.BUNDLED, "").tensors());
    some.keySet().removeIf(name -> name.startsWith("classifier."));
    Fixtures.write(model.resolve("model.safetensors"), new MapWeights(some));
    String data = Fixtures.SLICE.toString();
    assertThat(Outcome.of("evaluate", "--data", data, "--model", model.toString()).err())
        .contains("mobilenetv4_conv_small_070 has no classifier here (num_classes is 0)");
  }

  @Test
  void limitAndHumanOutput() {
    Outcome outcome = Outcome.of("evaluate", "--data", Fixtures.SLICE.toString(), "--limit", "7");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("7 images: top-1 ").contains("images/s");
    assertThat(outcome.err()).contains("96");
  }

  @Test
  void badImagesAreReportedAndTheRestGoOn() throws Exception {
    image("Trouser", "a.png", "1-trouser.png");
    image("Bag", "b.png", "8-bag.png");
    Path bad = Files.writeString(dir.resolve("Bag/c.png"), "no image");
    String[] line = {"evaluate", "--data", dir.toString()};
    Outcome json = Outcome.of("evaluate", "--data", dir.toString(), "--json");
    assertThat(json.code()).isEqualTo(1);
    JsonNode document = json.document();
    assertThat(document.get("images").asInt()).isEqualTo(2);
    assertThat(document.get("top1").asDouble()).isEqualTo(1);
    assertThat(document.get("failed")).hasSize(1);
    assertThat(document.get("failed").get(0).get("error").asText())
        .startsWith(bad + " is not a PNG");
    Outcome human = Outcome.of(line);
    assertThat(human.code()).isEqualTo(1);
    assertThat(human.out()).contains("2 images", "1 could not be read");
    assertThat(human.err()).contains("mobilenet: " + bad);
    Files.delete(dir.resolve("Trouser/a.png"));
    Files.delete(dir.resolve("Bag/b.png"));
    // Nothing was measured, so it failed.
    Outcome none = Outcome.of(line);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).startsWith("none of 1 images could be read");
  }

  @Test
  void saysWhatItFound() throws Exception {
    image("Test/t_shirt TOP", "a.png", "0-t-shirt.png");
    image("Test/Bag", "b.png", "8-bag.png");
    Files.copy(Path.of(Fixtures.TROUSER), dir.resolve("Test/Bag/c.tif"));
    Outcome human = Outcome.of("evaluate", "--data", dir.toString());
    assertThat(human.code()).as(human.err()).isZero();
    assertThat(human.out()).startsWith("2 images: top-1 100.00 %");
    assertThat(human.err())
        .contains(
            "data: class folders in "
                + dir.resolve("Test")
                + ", split Test: 2 images of 2 classes, 1 each: Bag, t_shirt TOP",
            "data: left out: .tif 1",
            "labels: classes are matched by name; differently written: t_shirt TOP is T-shirt/top;"
                + " labels without a class: Trouser, Pullover, Dress");
    JsonNode data = Outcome.json("evaluate", "--data", dir.toString()).get("data");
    assertThat(data.get("kind").asText()).isEqualTo("class folders");
    assertThat(data.get("split").asText()).isEqualTo("Test");
    assertThat(data.get("images").asInt()).isEqualTo(2);
    assertThat(data.get("classes").asInt()).isEqualTo(2);
    assertThat(data.get("skipped").get(0).get("what").asText()).isEqualTo(".tif");
    assertThat(data.get("skipped").get(0).get("files").asInt()).isEqualTo(1);
    assertThat(data.get("labels").get("rule").asText()).isEqualTo("names");
    assertThat(data.get("labels").get("renamed").get("t_shirt TOP").asText())
        .isEqualTo("T-shirt/top");
    assertThat(data.get("labels").get("unused")).hasSize(8);
  }

  @Test
  void aClassOfUnreadableKindsFailsInPart() throws Exception {
    image("Bag", "b.png", "8-bag.png");
    image("Sandal", "0.tif", "8-bag.png");
    String[] line = {"evaluate", "--data", dir.toString()};
    Outcome human = Outcome.of(line);
    assertThat(human.code()).isEqualTo(1);
    assertThat(human.err()).contains("images only of formats that cannot be read: Sandal");
    Outcome json = Outcome.of("evaluate", "--data", dir.toString(), "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.document().get("data").get("unreadClasses").get(0).asText())
        .isEqualTo("Sandal");
  }

  @Test
  void theLimitTakesOfEveryClass() throws Exception {
    for (String name : new String[] {"a.png", "b.png", "c.png", "d.png"}) {
      image("Bag", name, "8-bag.png");
      image("Trouser", name, "1-trouser.png");
    }
    // Trousers among handbags: of the images in order, the first four are bags.
    Files.writeString(dir.resolve("Trouser/a.png"), "no image");
    JsonNode document =
        Outcome.of("evaluate", "--data", dir.toString(), "--limit", "4", "--json").document();
    assertThat(document.get("images").asInt()).isEqualTo(3);
    assertThat(document.get("failed").get(0).get("image").asText()).contains("Trouser");
  }

  /** Like timm's repositories: without labels, outputs stand for the classes in natural order. */
  @Test
  void aCheckpointWithoutLabelsTakesNaturalOrder() throws Exception {
    Path model = Fixtures.copyOfBundled(dir.resolve("model"));
    Path config = model.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replaceFirst("(?s)\"label_names\" ?: ?\\[.*?\\],", ""));
    String[] samples = {
      "0-t-shirt.png", "1-trouser.png", "2-pullover.png", "3-dress.png", "4-coat.png",
      "5-sandal.png", "6-shirt.png", "7-sneaker.png", "8-bag.png", "9-ankle-boot.png"
    };
    for (int i = 0; i < samples.length; i++) {
      image("data/" + (i + 1), "0.png", samples[i]);
    }
    String data = dir.resolve("data").toString();
    JsonNode document = Outcome.json("evaluate", "--data", data, "--model", model.toString());
    assertThat(document.get("top1").asDouble()).isEqualTo(1);
    assertThat(document.get("data").get("labels").get("rule").asText()).isEqualTo("order");
    Files.delete(dir.resolve("data/10/0.png"));
    assertThat(Outcome.of("evaluate", "--data", data, "--model", model.toString()).err())
        .contains("the data set has 9 classes and the network 10");
  }

  @Test
  void dataThatDoesNotFit() throws Exception {
    String[] line = {"evaluate", "--data", dir.toString()};
    assertThat(Outcome.of(line).error(1))
        .startsWith(dir + " holds no test split: it is empty; looked for");
    image("Trouser", "a.png", "1-trouser.png");
    image("Elephant", "b.png", "8-bag.png");
    Outcome outcome = Outcome.of(line);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            "1 of the data set's 2 classes is not among the labels of the network: \"Elephant\"");
    assertThat(Outcome.of("evaluate", "--data", dir.resolve("none").toString()).error(1))
        .contains("there is no such data set directory");
    assertThat(
            Outcome.of("evaluate", "--data", Fixtures.SLICE.toString(), "--split", "train")
                .error(1))
        .contains("holds no train split: it holds t10k-images-idx3-ubyte");
  }
}
