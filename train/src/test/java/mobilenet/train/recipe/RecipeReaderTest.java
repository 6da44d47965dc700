package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Stage;
import mobilenet.document.ArchitectureDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeReaderTest {
  /** Every section that exists; the lines are counted below. */
  private static final String FULL =
      """
      name: full
      reproduces: nothing
      measured: not run here
      architecture: mobilenetv4_conv_small_050
      input:
        channels: 3
        size: 64
        interpolation: bicubic
        crop-fraction: 1
        mean: [0.286, 0.286, 0.286]
        std: [0.353, 0.353, 0.353]
      regularisation:
        dropout: 0.1
        drop-path: 0.05
        batch-norm-momentum: 0.1
      epochs: 30
      batch: 256
      accumulation: 2
      precision: bfloat16
      optimizer:
        kind: adamw
        beta1: 0.9
        beta2: 0.999
        epsilon: 1e-8
        weight-decay: 0.05
      schedule:
        kind: cosine
        peak: 4.0e-3
        end-fraction: 0.01
        origin: after-warm-up
        warm-up: {epochs: 3, from: 1e-6}
      average: {decay: 0.999, warm-up: true}
      clip-norm: 5
      label-smoothing: 0.1
      augmentation:
        crop: {kind: pad-and-crop, pixels: 2}
        flip-probability: 0.5
        rand-augment:
          operations: 2
          magnitude: 9
          magnitude-spread: uniform
          max-magnitude: 10
          probability: 0.5
          increasing: true
        colour-jitter: {brightness: 0.1, contrast: 0.2, saturation: 0.3}
        random-erasing: {probability: 0.25, min-area: 0.02, max-area: 0.33, fill: pixel}
        mixing:
          probability: 0.3
          mixup-alpha: 0.8
          cutmix-alpha: 1
          cutmix-probability: 0.5
      fine-tuning:
        layer-decay: 0.75
        frozen: [conv_stem, blocks.0]
        batch-norm: frozen
      """;

  private static final String NETWORK = "mobilenetv4_conv_small_050";

  @TempDir Path dir;

  private static Recipe parse(String yaml) throws RecipeException {
    return RecipeReader.parse(yaml, "r.yaml");
  }

  private static String with(String before, String after) {
    assertThat(FULL).containsOnlyOnce(before);
    return FULL.replace(before, after);
  }

  @Test
  void readsEverySection() throws Exception {
    Recipe recipe = parse(FULL);
    assertThat(recipe.fineTuning())
        .contains(
            new FineTuning(0.75, List.of("conv_stem", "blocks.0"), FineTuning.BatchNorm.FROZEN));
    assertThat(recipe.optimisation().schedule().rate(0)).isEqualTo(1e-6);
    assertThat(recipe.augmentation().randAugment().orElseThrow().magnitudeSpread()).isInfinite();
    assertThat(parse(RecipeWriter.toYaml(recipe))).isEqualTo(recipe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch: 256 | bach: 256 | r.yaml:17: unknown key bach; did you mean batch?",
        "kind: cosine | kind: cosin | r.yaml:27: schedule.kind must be one of constant, cosine,"
            + " exponential, step, given the text \"cosin\"; did you mean cosine?",
        "cutmix-alpha: 1 | cut-alpha: 1 | r.yaml:50: unknown key augmentation.mixing.cut-alpha;"
            + " did you mean augmentation.mixing.cutmix-alpha?",
        "peak: 4.0e-3 | zzz: 4 | r.yaml:28: unknown key schedule.zzz; expected one of"
            + " end-fraction, kind, origin, peak, warm-up",
        "size: 64 | channels: 64 | r.yaml:7: key channels stands here a second time, after line 6",
        "dropout: 0.1 | dropout: 1 | r.yaml:13: regularisation.dropout must be a number from 0 to"
            + " below 1, given 1",
        "dropout: 0.1 | dropout: .nan | r.yaml:13: regularisation.dropout must be a number from 0"
            + " to below 1, given .nan",
        "dropout: 0.1 | dropout: a lot | r.yaml:13: regularisation.dropout must be a number from 0"
            + " to below 1, given the text \"a lot\"",
        "dropout: 0.1 | dropout: | r.yaml:13: regularisation.dropout must be a number from 0 to"
            + " below 1, given nothing",
        "batch: 256 | batch: 256.0 | r.yaml:17: batch must be a whole number of at least 1, given"
            + " 256.0",
        "batch: 256 | batch: \"256\" | r.yaml:17: batch must be a whole number of at least 1, given"
            + " the text \"256\"",
        "batch: 256 | batch: 0x100 | r.yaml:17: batch must be a whole number of at least 1, given"
            + " 0x100",
        "batch: 256 | batch: 3000000000 | r.yaml:17: batch must be a whole number of at least 1,"
            + " given 3000000000",
        "batch: 256 | batch: [256] | r.yaml:17: batch must be a whole number of at least 1, given a"
            + " list",
        "batch: 256 | batch: 255 | r.yaml:18: accumulation must divide the batch of 255, given 2",
        "epochs: 30 | epochs: 3 | r.yaml:26: schedule: epochs of a cosine must be more than those of"
            + " its warm-up (3.0), given 3.0",
        "increasing: true | increasing: yes | r.yaml:44: augmentation.rand-augment.increasing must"
            + " be true or false, given yes",
        "increasing: true | increasing: 1 | r.yaml:44: augmentation.rand-augment.increasing must be"
            + " true or false, given 1",
        "magnitude-spread: uniform | magnitude-spread: wide | r.yaml:41:"
            + " augmentation.rand-augment.magnitude-spread must be a number of 0 or more or uniform,"
            + " given the text \"wide\"",
        "std: [0.353, 0.353, 0.353] | std: [0.353, 0, 0.353] | r.yaml:11: input.std[1] must be a"
            + " number above 0, given 0",
        "std: [0.353, 0.353, 0.353] | std: [0.353] | r.yaml:11: input.std must have one value for"
            + " each of the 3 channels, given [0.353]",
        "mixup-alpha: 0.8 | mixup-alpha: -1 | r.yaml:49: augmentation.mixing.mixup-alpha must be a"
            + " number of 0 or more, given -1",
        "max-area: 0.33 | max-area: 0.01 | r.yaml:46: augmentation.random-erasing: erased areas must"
            + " rise from above 0 to below 1, given 0.02 to 0.01",
        "mobilenetv4_conv_small_050 | mobilenetv4_conv_small_55 | r.yaml:4: architecture: unknown"
            + " architecture \"mobilenetv4_conv_small_55\"; did you mean mobilenetv4_conv_small_035"
            + " or mobilenetv4_conv_small_050?",
        "mobilenetv4_conv_small_050 | mobilenetv4_conv_small.e500 | r.yaml:4: architecture must be"
            + " without a tag, such as mobilenetv4_conv_small, given mobilenetv4_conv_small.e500",
        "name: full | name: a b | r.yaml:1: name must consist of letters, digits, dots, underscores"
            + " and hyphens, given \"a b\"",
        "reproduces: nothing | reproduces: 5 | r.yaml:2: reproduces must be a text, given 5",
        "measured: not run here | measured: ' ' | r.yaml:3: measured must not be empty",
        "precision: bfloat16 | precision: float16 | r.yaml:19: precision must be one of float32,"
            + " bfloat16, given the text \"float16\"; did you mean bfloat16 or float32?",
        "frozen: [conv_stem, blocks.0] | frozen: [conv_stem, 7] | r.yaml:54: fine-tuning.frozen[1]"
            + " must be a text, given 7",
        "frozen: [conv_stem, blocks.0] | frozen: conv_stem | r.yaml:54: fine-tuning.frozen must be a"
            + " list of texts, given the text \"conv_stem\"",
        "average: {decay: 0.999, warm-up: true} | average: 0.999 | r.yaml:32: average must be keys"
            + " and values, given 0.999",
        "dropout: 0.1 | dropout: !!float 1 | r.yaml:13: tags are not allowed in a recipe; leave"
            + " out what begins with !",
      })
  void oneErrorSaysWhereAndWhat(String before, String after, String message) {
    assertThatThrownBy(() -> parse(with(before, after)))
        .isInstanceOf(RecipeException.class)
        .hasMessage(message);
  }

  /** Conv-S at another size with a block more, under a name of its own. */
  private static Architecture own() {
    Architecture base = Catalogue.get("mobilenetv4_conv_small_050");
    List<Stage> stages = new ArrayList<>(base.stages());
    stages.add(4, Stage.of(new ConvNormAct(1, 1, 64, Activation.RELU)));
    return base.withStages(stages).withConventions(Conventions.TENSORFLOW).named("own");
  }

  @Test
  void aNetworkMayLieBesideTheRecipe() throws Exception {
    Path file = Files.writeString(dir.resolve("r.yaml"), with(NETWORK, "own.json"));
    assertThatThrownBy(() -> RecipeReader.read(file))
        .hasMessageStartingWith(file + ":4: architecture: " + dir.resolve("own.json") + ": there");
    ArchitectureDocument.write(dir.resolve("own.json"), own());
    Recipe recipe = RecipeReader.read(file);
    assertThat(recipe.architecture())
        .isEqualTo(own().withResolution(64).withClasses(Architecture.IMAGENET_CLASSES));
    assertThatThrownBy(() -> parse(with(NETWORK, "own.json")))
        .hasMessageStartingWith("r.yaml:4: architecture: unknown architecture \"own.json\"");
    Files.writeString(dir.resolve("own.json"), "{\"format\": \"onnx\"}");
    assertThatThrownBy(() -> RecipeReader.read(file))
        .hasMessageEndingWith(
            "own.json: format must be \"mobilenet4j-architecture\", found \"onnx\"");
  }

  @Test
  void aNetworkOfOnesOwnIsWrittenOut() throws Exception {
    Recipe recipe = parse(FULL).withArchitecture(own());
    String yaml = RecipeWriter.toYaml(recipe);
    assertThat(yaml).contains("architecture:\n  format: mobilenet4j-architecture\n");
    Recipe again = parse(yaml);
    assertThat(again).isEqualTo(recipe);
    assertThat(ArchitectureDocument.hash(again.architecture()))
        .isEqualTo(ArchitectureDocument.hash(recipe.architecture()));
    assertThat(RecipeWriter.toYaml(again)).isEqualTo(yaml);
    assertThatThrownBy(() -> parse(yaml.replace("cn_r1_k3_s2_c32", "cn_r1_k4_s2_c32")))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("r.yaml:4: architecture: stages[0][0]: ");
  }

  @Test
  void whatIsNoRecipeIsSaidToBeNone() {
    assertThatThrownBy(() -> parse(""))
        .hasMessage("r.yaml: expected the keys of a recipe, found nothing");
    assertThatThrownBy(() -> parse("# only a comment\n")).hasMessageContaining("found nothing");
    assertThatThrownBy(() -> parse("- 1\n")).hasMessageContaining("found something else");
    assertThatThrownBy(() -> parse(FULL + "---\nname: another\n"))
        .hasMessageStartingWith("r.yaml:57: expected one document, found another");
    assertThatThrownBy(() -> parse("name: full\n  epochs: 3\n"))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("r.yaml:2: is not YAML: ");
    assertThatThrownBy(() -> parse("a: {".repeat(5000)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("is not YAML: ");
  }

  @Test
  void aliasesWouldHideWhereAValueComesFrom() {
    String aliased = with("channels: 3", "channels: &n 3").replace("size: 64", "size: *n");
    assertThatThrownBy(() -> parse(aliased))
        .hasMessage("r.yaml:7: anchors and aliases are not allowed in a recipe; repeat the value");
    String merged = with("average: {", "average: &a {").replace("mixing:", "mixing: *a\n  x:");
    assertThatThrownBy(() -> parse(merged)).hasMessageContaining("anchors and aliases");
  }

  @Test
  void filesAreUtf8OfLimitedSize() throws Exception {
    Path file = dir.resolve("r.yaml");
    Files.write(file, new byte[] {'n', (byte) 0xff});
    assertThatThrownBy(() -> RecipeReader.read(file))
        .hasMessage(file + ": expected UTF-8, found other bytes");
    Files.write(file, new byte[RecipeReader.MAX_FILE_BYTES + 1]);
    assertThatThrownBy(() -> RecipeReader.read(file)).hasMessageContaining("at most 1048576 bytes");
  }

  @Test
  void whatCannotBeReadIsNamed() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("folder.yaml"));
    assertThatThrownBy(() -> RecipeReader.read(folder))
        .isInstanceOf(RecipeException.class)
        .hasMessage(folder + ": is a folder; expected the YAML file of a recipe");
    Path none = dir.resolve("none.yaml");
    assertThatThrownBy(() -> RecipeReader.read(none))
        .hasMessage(none + ": no such file; check the path");
  }

  static List<String> keyLines() {
    List<String> lines = new ArrayList<>();
    FULL.lines().filter(line -> line.contains(":") && !line.contains("{")).forEach(lines::add);
    return lines;
  }

  /** Leaving out any line, or doubling it, is an error, unless the section is optional. */
  @ParameterizedTest
  @MethodSource("keyLines")
  void everyKeyIsNeededOnce(String line) {
    String key = line.strip().substring(0, line.strip().indexOf(':'));
    assertThatThrownBy(() -> parse(FULL.replace(line + "\n", line + "\n" + line + "\n")))
        .isInstanceOf(RecipeException.class)
        .hasMessageMatching("r\\.yaml:\\d+: .*\\b" + key + "\\b.*");
    if (!line.endsWith(":") && !key.equals("clip-norm")) {
      assertThatThrownBy(
              () ->
                  parse(
                      FULL.replaceFirst("(?m)^" + java.util.regex.Pattern.quote(line) + "\n", "")))
          .isInstanceOf(RecipeException.class)
          .hasMessageMatching("r\\.yaml:\\d+: (.*\\.)?" + key + " is missing; expected .*");
    }
  }

  @Test
  void textsSurviveWhateverTheyHold() throws Exception {
    Recipe full = parse(FULL);
    for (String text :
        List.of(
            "true",
            "5",
            "1e-5",
            "null",
            "~",
            "- a",
            "a: b",
            "# no comment",
            "a\n\nb\n  c",
            "'\"'",
            "tab\tin it",
            "é漢😀",
            "trailing:",
            "*a",
            "&b",
            "!c",
            "%d",
            "@e",
            "{f}",
            "[g]",
            "yes",
            "a ".repeat(200) + "b",
            "...",
            "--- a")) {
      Recipe recipe = full.withMeasured(text);
      assertThat(parse(RecipeWriter.toYaml(recipe)))
          .as(text.toLowerCase(Locale.ROOT))
          .isEqualTo(recipe);
    }
    for (String text : List.of("a\u0085b", "a\r\nb", "a\u2028b", "a\u0000b", "a\ud800b")) {
      assertThatThrownBy(() -> full.withMeasured(text))
          .hasMessage("measured must have no control characters but line feeds and tabs");
    }
  }
}
