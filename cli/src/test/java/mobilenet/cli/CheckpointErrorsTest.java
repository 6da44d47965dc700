package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How classify and other commands report damaged checkpoints. */
class CheckpointErrorsTest {
  @TempDir Path dir;

  @BeforeEach
  void copy() throws IOException {
    Fixtures.copyOfBundled(dir);
  }

  private Outcome classify() {
    return Outcome.of("classify", Fixtures.SHIRT, "--model", dir.toString());
  }

  @Test
  void theCopyIsWhole() {
    assertThat(classify().code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"mobilenetv4_conv_small_070\" | \"mobilenetv4_conv_smal\" | unknown architecture",
        "\"mobilenetv4_conv_small_070\" | 7 | architecture must be a string, found a number",
        "\"num_classes\": 10,\\n  \"num_features\" | \"num_classes\": 9, \"num_features\""
            + " | label_names must have one name for each of the 9 classes, found 10",
        "\"Bag\", | | label_names must have one name for each of the 10 classes, found 9",
        "\"pretrained_cfg\" | \"pretrained\" | pretrained_cfg is missing",
        "\"bicubic\" | \"bicubicc\" | interpolation",
        "\"label_names\": [ | \"label_names\": | expected",
      })
  void badConfigs(String good, String bad, String message) throws Exception {
    Path config = dir.resolve("config.json");
    String text = Files.readString(config);
    String from = good.replace("\\n", "\n");
    assertThat(text).contains(from);
    Files.writeString(config, text.replace(from, bad == null ? "" : bad));
    assertThat(classify().error(1)).startsWith(config.toString()).contains(message);
  }

  @Test
  void missingFiles() throws Exception {
    Files.move(dir.resolve("config.json"), dir.resolve("c"));
    assertThat(classify().error(1))
        .isEqualTo(
            dir
                + ": there is no config.json in it; a checkpoint is a folder with config.json and"
                + " model.safetensors");
    Files.writeString(dir.resolve("config.json"), "this is not JSON");
    assertThat(classify().error(1)).startsWith(dir.resolve("config.json").toString());
    Files.writeString(dir.resolve("config.json"), "");
    assertThat(classify().error(1)).startsWith(dir.resolve("config.json").toString());
    Files.move(dir.resolve("c"), dir.resolve("config.json"), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(dir.resolve("model.safetensors"));
    assertThat(classify().error(1)).contains("there is no model.safetensors in it");
  }

  @Test
  void truncatedWeights() throws Exception {
    Path weights = dir.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    for (int length : new int[] {0, 7, 8, 100, whole.length / 2, whole.length - 1}) {
      Files.write(weights, Arrays.copyOf(whole, length));
      assertThat(classify().error(1)).as("%d bytes", length).startsWith(weights.toString());
    }
  }

  /** Every damaged file is either classified with or refused in one sentence. */
  @Test
  void mutatedWeights() throws Exception {
    long seed = 20_261_124;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Path weights = dir.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] mutated = whole.clone();
      // The header, of some 25 kB, is where a change can do harm.
      mutated[random.nextInt(20_000)] = (byte) random.nextInt(256);
      Files.write(weights, mutated);
      Outcome outcome = classify();
      if (outcome.code() != 0) {
        refused++;
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("mobilenet: " + weights).doesNotContain("internal");
      }
    }
    assertThat(refused).isGreaterThan(30);
  }

  @Test
  void weightsOfAnotherNetwork() throws Exception {
    Path config = dir.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("mobilenetv4_conv_small_070", "mobilenetv2_050"));
    Outcome outcome = classify();
    assertThat(outcome.code()).isEqualTo(1);
    // Several lines on purpose: everything that does not fit is listed.
    assertThat(outcome.err())
        .contains(
            "the weights do not fit the network", "missing:", "another shape:", "unexpected:");
  }

  private void edit(String from, String to) throws IOException {
    Path config = dir.resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains(from);
    Files.writeString(config, text.replace(from, to));
  }

  @Test
  void networksWithoutClassifierNameNoClasses() throws Exception {
    edit("\"num_classes\": 10,", "\"num_classes\": 0,");
    MapWeights whole = Fixtures.renamed(Fixtures.BUNDLED, "");
    Map<String, Tensor> some = new LinkedHashMap<>(whole.tensors());
    some.keySet().removeIf(name -> name.startsWith("classifier."));
    Fixtures.write(dir.resolve("model.safetensors"), new MapWeights(some));
    String message =
        "mobilenetv4_conv_small_070 has no classifier here (num_classes is 0), so it cannot name"
            + " classes; use its embedding, which 'mobilenet run' writes, or give a checkpoint with"
            + " a classifier";
    assertThat(classify().error(1)).isEqualTo(message);
  }

  @Test
  void networksOfOneClassChooseNone() throws Exception {
    edit("\"num_classes\": 10,", "\"num_classes\": 1,");
    edit("\"label_names\": [", "\"former_classes\": [");
    Map<String, Tensor> one = new LinkedHashMap<>(Fixtures.renamed(Fixtures.BUNDLED, "").tensors());
    one.put("classifier.weight", new Tensor(List.of(1, 1280), new float[1280]));
    one.put("classifier.bias", new Tensor(List.of(1), new float[] {3f}));
    Fixtures.write(dir.resolve("model.safetensors"), new MapWeights(one));
    assertThat(classify().error(1))
        .startsWith("mobilenetv4_conv_small_070 has a single output (num_classes is 1), so it");
  }

  /** What Python's json module writes for numbers that are not finite. */
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-Infinity", "1e999"})
  void numbersThatAreNotFinite(String number) throws Exception {
    edit("\"metrics\": {", "\"metrics\": {\"loss\": " + number + ",");
    assertThat(classify().code()).isZero();
    edit("\"crop_pct\": 1.0", "\"crop_pct\": " + number);
    assertThat(classify().error(1))
        .endsWith("config.json: pretrained_cfg.crop_pct must be a finite number, found " + number);
  }

  @Test
  void prefixedWeightsAnswerTheSame() throws Exception {
    String expected = classify().out();
    for (String prefix : List.of("module.", "_orig_mod.module.")) {
      Fixtures.write(dir.resolve("model.safetensors"), Fixtures.renamed(Fixtures.BUNDLED, prefix));
      assertThat(classify().out()).isEqualTo(expected);
    }
    Fixtures.write(dir.resolve("model.safetensors"), Fixtures.renamed(Fixtures.BUNDLED, "mine."));
    assertThat(classify().error(1)).contains("have the prefix \"mine.\"");
  }
}
