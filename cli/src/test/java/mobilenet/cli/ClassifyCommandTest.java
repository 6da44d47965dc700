package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyCommandTest {
  @TempDir Path dir;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(dir.resolve(name), content);
  }

  /** Classifies a single image, which must fail; returns the error. */
  private static String error(Path image) {
    return Outcome.of("classify", image.toString()).error(1);
  }

  @Test
  void jsonHasTheFieldsOfTheContract() {
    JsonNode document =
        Outcome.json("classify", Fixtures.TROUSER, Fixtures.SHIRT, "--top", "3", "--threads", "2");
    assertThat(document.fieldNames()).toIterable().containsExactly("model", "results");
    assertThat(document.get("model").asText()).endsWith(Home.BUNDLED);
    JsonNode trouser = document.get("results").get(0);
    assertThat(trouser.fieldNames()).toIterable().containsExactly("image", "top", "ms");
    assertThat(trouser.get("image").asText()).isEqualTo(Fixtures.TROUSER);
    assertThat(trouser.get("ms").asDouble()).isPositive();
    assertThat(trouser.get("top")).hasSize(3);
    JsonNode best = trouser.get("top").get(0);
    assertThat(best.fieldNames()).toIterable().containsExactly("label", "index", "probability");
    assertThat(best.get("label").asText()).isEqualTo("Trouser");
    assertThat(best.get("index").asInt()).isEqualTo(1);
    assertThat(best.get("probability").asDouble()).isBetween(0.5, 1.0);
    assertThat(document.get("results").get(1).get("image").asText()).isEqualTo(Fixtures.SHIRT);
  }

  @Test
  void moreClassesThanThereAreMeansAll() {
    JsonNode top =
        Outcome.json("classify", Fixtures.TROUSER, "--top", "99").get("results").get(0).get("top");
    assertThat(top).hasSize(10);
    double sum = 0;
    double before = 1;
    for (JsonNode entry : top) {
      sum += entry.get("probability").asDouble();
      assertThat(entry.get("probability").asDouble()).isLessThanOrEqualTo(before);
      before = entry.get("probability").asDouble();
    }
    assertThat(sum).isBetween(1 - 1e-5, 1 + 1e-5);
  }

  @Test
  void aBadImageDoesNotStopTheRest() throws Exception {
    String bad = file("bad.png", "no image".getBytes(StandardCharsets.UTF_8)).toString();
    Outcome human = Outcome.of("classify", Fixtures.TROUSER, bad, Fixtures.SHIRT);
    assertThat(human.code()).isEqualTo(1);
    assertThat(human.out().lines()).hasSize(2).anyMatch(l -> l.contains("1-trouser.png: Trouser"));
    assertThat(human.err().lines()).hasSize(1).allMatch(l -> l.startsWith("mobilenet: " + bad));
    Outcome json = Outcome.of("classify", Fixtures.TROUSER, bad, Fixtures.SHIRT, "--json");
    assertThat(json.code()).isEqualTo(1);
    JsonNode results = json.document().get("results");
    assertThat(results).hasSize(3);
    assertThat(results.get(1).fieldNames()).toIterable().containsExactly("image", "error");
    assertThat(results.get(1).get("error").asText()).contains("is not a PNG, JPEG, BMP, GIF or");
    assertThat(results.get(2).has("top")).isTrue();
  }

  @Test
  void badImages() throws Exception {
    assertThat(error(dir.resolve("none.png")))
        .isEqualTo(dir.resolve("none.png") + ": there is no such image file");
    assertThat(error(dir)).contains(dir.toString());
    assertThat(error(file("empty.png", new byte[0]))).contains("empty.png is empty; expected a");
    byte[] whole = Files.readAllBytes(Path.of(Fixtures.SHIRT));
    assertThat(error(file("half.png", Arrays.copyOf(whole, whole.length / 2))))
        .contains("half.png is truncated: the file ends before the PNG image does; copy or");
    assertThat(error(Fixtures.png(dir.resolve("zero.png"), 0, 0)))
        .contains("zero.png has no pixels: its header says 0×0; expected at least 1×1");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 41, damaged.length - 12, (byte) 0x55);
    assertThat(error(file("damaged.png", damaged))).contains("damaged.png is");
  }

  @Test
  void imagesMayHaveAnyName() throws Exception {
    for (String name : List.of("@9.png", "a b.png", "کفش.png", "--", "$HOME", "'q'.png", "a,b=c")) {
      Path image = Files.copy(Path.of(Fixtures.TROUSER), dir.resolve(name));
      JsonNode result = Outcome.json("classify", image.toString()).get("results").get(0);
      assertThat(result.get("image").asText()).isEqualTo(image.toString());
    }
    String error = Outcome.of("classify", "--", "-x.png", "--json", "--help").err();
    assertThat(error)
        .contains("-x.png: there is no such", "--json: there is no", "--help: there is no such");
  }

  /** Picocli would read such a file and print its lines. */
  @Test
  void anAtIsPartOfAName() throws Exception {
    Path secrets = Files.writeString(dir.resolve("secrets"), "secret\n");
    assertThat(Outcome.of("classify", "@" + secrets).error(1))
        .startsWith("@" + secrets + ": there is no such image file");
    assertThat(Outcome.of("@" + secrets).error(2)).doesNotContain("\"secret\"");
    assertThat(Outcome.of("summary", "--size", "@" + secrets, "x").error(2)).contains("@");
  }

  @Test
  void aNameThatCannotBeDoesNotStopTheRest() {
    Outcome outcome = Outcome.of("classify", Fixtures.TROUSER, "a\0b.png", Fixtures.SHIRT);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out().lines()).hasSize(2);
    assertThat(outcome.err())
        .startsWith("mobilenet: a\\u0000b.png: not a valid file name")
        .hasLineCount(1);
  }

  @Test
  void labelsAndNamesCannotCommandATerminal() throws Exception {
    Path model = Fixtures.copyOfBundled(dir.resolve("model"));
    Path config = model.resolve("config.json");
    String hostile = Files.readString(config).replace("Trouser", "\\u001b[31mTro\\nuser\\u202e");
    Files.writeString(config, hostile);
    Path image = Files.copy(Path.of(Fixtures.TROUSER), dir.resolve("a\u001bb\nc.png"));
    Outcome text = Outcome.of("classify", image.toString(), "--model", model.toString());
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .startsWith(
            dir.resolve("a\\u001bb\\u000ac.png: \\u001b[31mTro\\u000auser\\u202e ").toString())
        .hasLineCount(1);
    JsonNode json = Outcome.json("classify", image.toString(), "--model", model.toString());
    assertThat(json.get("results").get(0).get("top").get(0).get("label").asText())
        .isEqualTo("\u001b[31mTro\nuser\u202e");
  }

  /** Decoded, it would take 4.8 GB, which is more than the heap. */
  @Test
  void bombIsRefusedFromItsHeader() throws Exception {
    assertThat(error(Fixtures.png(dir.resolve("bomb.png"), 40_000, 40_000)))
        .contains("bomb.png is too large: its header says 40000×40000 pixels; at most 178956970");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 9, 20, 30, 40, 60, 100})
  void everyTruncationIsOneSentence(int bytes) throws Exception {
    byte[] whole = Files.readAllBytes(Path.of(Fixtures.SHIRT));
    assertThat(error(file("cut.png", Arrays.copyOf(whole, bytes)))).contains("cut.png is");
  }

  @Test
  void imagesOfAnySizeAreResized() throws Exception {
    for (List<Integer> size : List.of(List.of(1, 1), List.of(1, 300), List.of(513, 7))) {
      BufferedImage image = new BufferedImage(size.get(0), size.get(1), BufferedImage.TYPE_INT_RGB);
      Path file = dir.resolve("size.png");
      ImageIO.write(image, "png", file.toFile());
      assertThat(Outcome.json("classify", file.toString()).get("results")).hasSize(1);
    }
  }
}
