package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointConfigTest {
  /** The form in which timm writes it for its own repositories. */
  private static final String TIMM =
      """
      {"architecture": "mobilenetv4_conv_small", "num_classes": 3, "num_features": 960,
       "global_pool": "avg", "label_names": ["a", "b", "c"],
       "label_descriptions": {"a": "an a"}, "mine": [1, 2],
       "model_args": {"in_chans": 3, "output_stride": 16, "drop_rate": 0.2},
       "pretrained_cfg": {"tag": "e2400_r224_in1k", "custom_load": false,
        "input_size": [3, 224, 224], "test_input_size": [3, 256, 256], "fixed_input_size": false,
        "interpolation": "bicubic", "crop_pct": 0.875, "test_crop_pct": 0.95,
        "crop_mode": "center", "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225],
        "num_classes": 3, "pool_size": [7, 7], "first_conv": "conv_stem",
        "classifier": "classifier", "license": "apache-2.0"}}
      """;

  private static final PretrainedConfig GREY =
      PretrainedConfig.of(new InputShape(1, 32), 1, List.of(0.5), List.of(0.25));

  private static CheckpointConfig parse(String text) throws IOException {
    return CheckpointConfig.parse(Json.parse(text, "config.json"), "config.json");
  }

  @Test
  void readsWhatTimmWrites() throws Exception {
    CheckpointConfig config = parse(TIMM);
    assertThat(config.architectureName()).isEqualTo("mobilenetv4_conv_small");
    assertThat(config.featureCount()).hasValue(960);
    assertThat(config.labelNames()).hasValue(List.of("a", "b", "c"));
    assertThat(config.labelDescriptions()).containsEntry("a", "an a");
    PretrainedConfig pretrained = config.pretrained();
    assertThat(pretrained.tag()).hasValue("e2400_r224_in1k");
    assertThat(pretrained.inputSize()).isEqualTo(new InputShape(3, 224));
    assertThat(pretrained.testInputSize()).hasValue(new InputShape(3, 256));
    assertThat(pretrained.interpolation()).isEqualTo(Interpolation.BICUBIC);
    assertThat(pretrained.cropFraction()).isEqualTo(0.875);
    assertThat(pretrained.testCropFraction()).hasValue(0.95);
    assertThat(pretrained.cropMode()).isEqualTo(CropMode.CENTER);
    assertThat(pretrained.std()).containsExactly(0.229, 0.224, 0.225);
    assertThat(pretrained.licence()).hasValue("apache-2.0");
    assertThat(config.architecture())
        .isEqualTo(Catalogue.get("mobilenetv4_conv_small").withClasses(3).withOutputStride(16));
  }

  @Test
  void writesEveryFieldItRead() throws Exception {
    CheckpointConfig config = parse(TIMM);
    String written = JsonWriter.pretty(config.toJson());
    ObjectMapper jackson = new ObjectMapper();
    assertThat(jackson.readTree(written)).isEqualTo(jackson.readTree(TIMM));
    assertThat(parse(written).toJson()).isEqualTo(config.toJson());
  }

  @Test
  void acceptsOlderAndLeanerForms() throws Exception {
    CheckpointConfig lean =
        parse(
            """
            {"architecture": "mobilenetv3_small_100.lamb_in1k", "model_args": null,
             "pretrained_cfg": {"input_size": [3, 224, 224], "interpolation": "bilinear",
              "crop_pct": 1, "mean": [0, 0, 0], "std": [1, 1, 1], "num_classes": 2,
              "test_input_size": null, "label_names": {"1": "one", "0": "zero"}}}
            """);
    assertThat(lean.classes()).isEqualTo(2);
    assertThat(lean.labelNames()).hasValue(List.of("zero", "one"));
    assertThat(lean.pretrained().cropMode()).isEqualTo(CropMode.CENTER);
    assertThat(lean.arguments()).isEqualTo(ModelArguments.NONE);
    assertThat(lean.pretrained().testInputSize()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"mobilenetv4_conv_small\", | \"mobilenetv4_conv_smal\", | config.json: unknown architecture \"mobilenetv4_conv_smal\"; did you mean mobilenetv4_conv_small",
        "\"architecture\": | \"arch\": | config.json: architecture is missing",
        "\"pretrained_cfg\" | \"pretrained\" | config.json: pretrained_cfg is missing",
        "\"num_classes\": 3, \"num_f | \"num_classes\": \"3\", \"num_f | config.json: num_classes must be a number, found a string",
        "\"num_classes\": 3, \"num_f | \"num_classes\": 4, \"num_f | label_names must have one name for each of the 4 classes, found 3; without label_names the classes are numbers",
        "[\"a\", \"b\", \"c\"] | [\"a\", null, \"c\"] | config.json: label_names[1] must be a string, found null",
        "[\"a\", \"b\", \"c\"] | {\"0\": \"a\", \"1\": \"b\", \"3\": \"c\"} | config.json: label_names must have class indices of 0 to 2 as keys, found \"3\"",
        "[\"a\", \"b\", \"c\"] | {\"cat\": \"0\"} | config.json: label_names must have class indices of 0 to 2 as keys, found \"cat\"",
        "{\"a\": \"an a\"} | {\"a\": []} | label_descriptions.a must be a string, found an array",
        "{\"a\": \"an a\"} | [\"an a\"] | label_descriptions must have one text for each of the 3 classes, found 1",
        "\"avg\" | \"max\" | config.json: global_pool must be \"avg\", found \"max\"",
        "\"output_stride\" | \"output_strid\" | config.json: model_args.output_strid is not a known argument; expected output_stride",
        "\"drop_rate\" | \"zzzzzzzzzz\" | model_args.zzzzzzzzzz is not a known argument; expected one of channel_multiplier, depth_multiplier",
        "\"output_stride\": 16 | \"output_stride\": 12 | config.json: model_args.output_stride must be 2, 4, 8, 16 or 32, given 12",
        "\"in_chans\": 3 | \"in_chans\": 1 | config.json: pretrained_cfg.mean must have one number for each of the 1 channels of input_size, given 3",
        "\"in_chans\": 3 | \"in_chans\": 0 | config.json: model_args.in_chans must be at least 1, found 0",
        "\"in_chans\": 3 | \"num_classes\": 5 | config.json: model_args.num_classes is 5, but the rest of the file says 3; remove one",
        "\"in_chans\": 3 | \"pad_type\": \"valid\" | config.json: model_args.pad_type must be one of \"same\", \"symmetric\", \"\", found \"valid\"",
        "\"in_chans\": 3 | \"pad_type\": 1 | config.json: model_args.pad_type must be a string, found a number",
        "\"in_chans\": 3 | \"act_layer\": \"mish\" | config.json: model_args.act_layer must be one of \"relu\", \"relu6\", \"hard_swish\", \"swish\", \"silu\", \"gelu\", found \"mish\"",
        "\"in_chans\": 3 | \"aa_layer\": \"blur\" | config.json: model_args.aa_layer must be one of \"avg\", \"avgpool\", \"blurpc\", found \"blur\"",
        "\"in_chans\": 3 | \"bn_eps\": NaN | config.json: model_args.bn_eps must be a finite number, found NaN",
        "\"in_chans\": 3 | \"bn_eps\": 1 | config.json: model_args.bn_eps must be below 1, found 1.0",
        "\"in_chans\": 3 | \"head_bias\": true | config.json: model_args.head_bias must be false: the head of mobilenetv4_conv_small has a norm",
        "\"in_chans\": 3 | \"se_from_exp\": false | config.json: model_args.se_from_exp must be true for mobilenetv4_conv_small",
        "\"in_chans\": 3 | \"channel_multiplier\": 0 | config.json: model_args.channel_multiplier must be above 0, found 0.0",
        "\"in_chans\": 3 | \"global_pool\": \"max\" | config.json: model_args.global_pool must be \"avg\", found \"max\"",
        "\"in_chans\": 3 | \"features_only\": true | config.json: model_args.features_only is not a known argument",
        "[3, 224, 224] | [3, 224, 256] | pretrained_cfg.input_size must be [channels, size, size] of a square image, found [3, 224, 256]",
        "[3, 224, 224] | [3, 224] | pretrained_cfg.input_size must be",
        "[3, 224, 224] | [0, 224, 224] | pretrained_cfg.input_size must be",
        "[3, 224, 224] | [3, 99999, 99999] | pretrained_cfg.input_size must be at most [1024, 8192, 8192], given [3, 99999, 99999]",
        "[3, 224, 224] | [3, 1.5, 2] | pretrained_cfg.input_size[1] must be a whole number",
        "0.875 | 0 | config.json: pretrained_cfg.crop_pct must be above 0 and at most 1, given 0.0",
        "0.95 | 1.5 | config.json: pretrained_cfg.test_crop_pct must be above 0 and at most 1, given 1.5",
        "[0.485, 0.456, 0.406] | [0.5, 0.5] | config.json: pretrained_cfg.mean must have one number for each of the 3 channels of input_size, given 2",
        "[0.485, 0.456, 0.406] | [0.485, NaN, 0.406] | config.json: pretrained_cfg.mean[1] must be a finite number, found NaN",
        "[0.229, 0.224, 0.225] | [0.2, 0.2, 1e999] | config.json: pretrained_cfg.std[2] must be a finite number, found 1e999",
        "0.875 | Infinity | config.json: pretrained_cfg.crop_pct must be a finite number, found Infinity",
        "0.95 | NaN | config.json: pretrained_cfg.test_crop_pct must be a finite number, found NaN",
        "\"num_classes\": 3, \"num_f | \"num_classes\": NaN, \"num_f | config.json: num_classes must be a whole number of 32 bits, found NaN",
        "\"custom_load\": false | \"label_offset\": 1 | config.json: pretrained_cfg.label_offset must be 0, found 1",
        "[0.485, 0.456, 0.406] | 0.5 | config.json: pretrained_cfg.mean must be an array, found a number",
        "[0.229, 0.224, 0.225] | [0.5, 0, 1] | config.json: pretrained_cfg.std must be above 0, given [0.5, 0.0, 1.0]",
        "\"bicubic\" | 3 | config.json: pretrained_cfg.interpolation must be a string, found a number",
        "\"mean\" | \"men\" | config.json: pretrained_cfg.mean is missing; is \"men\" meant?",
        "\"input_size\" | \"inputsize\" | config.json: pretrained_cfg.input_size is missing; is \"inputsize\" meant?",
      })
  void errorsNameThePath(String good, String bad, String message) {
    assertThat(TIMM).contains(good);
    assertThatThrownBy(() -> parse(TIMM.replace(good, bad)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageStartingWith("config.json: ");
  }

  @Test
  void refusesClassCountsOutOfRange() {
    String noLabels = TIMM.replace("\"label_names\": [\"a\", \"b\", \"c\"],", "");
    for (String count : List.of("-1", "1000001")) {
      assertThatThrownBy(
              () ->
                  parse(
                      noLabels
                          .replace(
                              "\"num_classes\": 3, \"num_f",
                              "\"num_classes\": " + count + ", \"num_f")
                          .replace("\"num_classes\": 3,", "\"x\": 3,")))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("num_classes must be 0 to 1000000, given " + count);
    }
  }

  /** The count must be refused before anything of that size is allocated. */
  @Test
  void refusesClassCountsBeforeLabelsAreRead() {
    String huge = TIMM.replace("\"num_classes\": 3", "\"num_classes\": 2147483647");
    for (String names : List.of("{\"0\": \"a\"}", "[\"a\"]")) {
      assertThatThrownBy(() -> parse(huge.replace("[\"a\", \"b\", \"c\"]", names)))
          .isInstanceOf(CheckpointException.class)
          .hasMessage("config.json: num_classes must be 0 to 1000000, given 2147483647");
    }
    String negative = TIMM.replace("\"num_classes\": 3", "\"num_classes\": -1");
    assertThatThrownBy(() -> parse(negative.replace("[\"a\", \"b\", \"c\"]", "{\"0\": \"a\"}")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("num_classes must be 0 to 1000000, given -1");
  }

  @Test
  void refusesMultipliersOutOfRange() {
    for (String name : List.of("channel_multiplier", "depth_multiplier")) {
      assertThatThrownBy(() -> parse(TIMM.replace("\"in_chans\": 3", "\"" + name + "\": 1e9")))
          .isInstanceOf(CheckpointException.class)
          .hasMessage("config.json: model_args." + name + " must be at most 64, found 1.0E9");
    }
  }

  @Test
  void labelsOfANetworkWithoutClassesAreKept() throws Exception {
    String headless = TIMM.replace("\"num_classes\": 3", "\"num_classes\": 0");
    String names = "[\"a\", \"b\", \"c\"]";
    assertThat(parse(headless).labelNames()).hasValue(List.of("a", "b", "c"));
    assertThat(
            parse(headless.replace(names, "{\"10\": \"c\", \"2\": \"b\", \"0\": \"a\"}"))
                .labelNames())
        .hasValue(List.of("a", "b", "c"));
    String texts = headless.replace("{\"a\": \"an a\"}", "[\"an a\", \"a b\"]");
    assertThat(parse(texts).labelDescriptions())
        .containsExactly(Map.entry("a", "an a"), Map.entry("b", "a b"));
    assertThat(parse(texts.replace("\"label_names\": " + names + ",", "")).labelDescriptions())
        .containsExactly(Map.entry("0", "an a"), Map.entry("1", "a b"));
  }

  /** The form of timm before 0.9: one object, and labels under another name. */
  private static final String FLAT =
      """
      {"architecture": "mobilenetv4_conv_small", "num_features": 960, "num_classes": 3,
       "labels": ["a", "b", "c"], "input_size": [3, 192, 192], "interpolation": "bilinear",
       "crop_pct": 0.9, "crop_mode": "squash", "mean": [0.1, 0.2, 0.3], "std": [0.4, 0.5, 0.6],
       "first_conv": "conv_stem", "classifier": "classifier", "pool_size": [6, 6], "url": "",
       "tag": "mine", "license": "mit", "metrics": {"loss": NaN}, "global_pool": "avg"}
      """;

  @Test
  void readsTheFlatFormOfOlderTimm() throws Exception {
    CheckpointConfig flat = parse(FLAT);
    assertThat(flat.labelNames()).hasValue(List.of("a", "b", "c"));
    assertThat(flat.featureCount()).hasValue(960);
    PretrainedConfig pretrained = flat.pretrained();
    assertThat(pretrained.inputSize()).isEqualTo(new InputShape(3, 192));
    assertThat(pretrained.interpolation()).isEqualTo(Interpolation.BILINEAR);
    assertThat(pretrained.cropFraction()).isEqualTo(0.9);
    assertThat(pretrained.cropMode()).isEqualTo(CropMode.SQUASH);
    assertThat(pretrained.mean()).containsExactly(0.1, 0.2, 0.3);
    assertThat(pretrained.tag()).hasValue("mine");
    assertThat(flat.others().members().keySet()).containsExactly("metrics", "global_pool");
    assertThat(pretrained.others().members().keySet())
        .contains("first_conv", "classifier", "pool_size");
    // It is written in today's form, with nothing in pretrained_cfg that timm does not know.
    CheckpointConfig again = parse(JsonWriter.pretty(flat.toJson()));
    assertThat(again.architecture()).isEqualTo(flat.architecture());
    assertThat(again.pretrained()).isEqualTo(pretrained);
    assertThat(again.labelNames()).isEqualTo(flat.labelNames());
    assertThat(PretrainedConfig.TIMM_FIELDS).containsAll(pretrained.toJson().members().keySet());
  }

  @Test
  void unusedFieldsMayHoldAnything() throws Exception {
    CheckpointConfig config =
        parse(
            TIMM.replace("\"num_features\": 960", "\"num_features\": NaN")
                .replace("[1, 2]", "[-Infinity, {\"x\": 1e999}]")
                .replace("\"pool_size\": [7, 7]", "\"pool_size\": [NaN]"));
    assertThat(config.featureCount()).isEmpty();
    String written = JsonWriter.pretty(config.toJson());
    assertThat(written).doesNotContain("NaN", "Infinity", "1e999");
    assertThat(parse(written).architecture()).isEqualTo(config.architecture());
    assertThatThrownBy(
            () -> parse("{\"architecture\": \"mobilenetv2_100\", \"pretrained_cfg\": null}"))
        .hasMessageStartingWith("config.json: pretrained_cfg is missing");
  }

  @Test
  void misspeltFieldsOfTheFlatForm() {
    assertThatThrownBy(() -> parse(FLAT.replace("\"mean\"", "\"means\"")))
        .hasMessage("config.json: mean is missing; is \"means\" meant?");
    assertThatThrownBy(() -> parse(FLAT.replace("\"crop_pct\"", "\"crop_pc\"")))
        .hasMessage("config.json: crop_pct is missing; is \"crop_pc\" meant?");
    assertThatThrownBy(() -> parse(FLAT.replace("0.9,", "NaN,")))
        .hasMessage("config.json: crop_pct must be a finite number, found NaN");
    assertThatThrownBy(() -> parse(FLAT.replace("0.9,", "0,")))
        .hasMessage("config.json: crop_pct must be above 0 and at most 1, given 0.0");
  }

  /** The defaults of timm's PretrainedCfg. */
  @Test
  void fieldsThatAreMissingOrNullHaveTimmsDefaults() throws Exception {
    for (String text :
        List.of(
            "{\"architecture\": \"mobilenetv3_large_150d\"}",
            "{\"architecture\": \"mobilenetv3_large_150d\", \"pretrained_cfg\": {}}",
            "{\"architecture\": \"mobilenetv3_large_150d\", \"num_classes\": null,"
                + " \"pretrained_cfg\": {\"mean\": null, \"std\": null, \"input_size\": null,"
                + " \"interpolation\": null, \"crop_pct\": null, \"crop_mode\": null}}")) {
      CheckpointConfig config = parse(text);
      assertThat(config.classes()).isEqualTo(1000);
      PretrainedConfig pretrained = config.pretrained();
      assertThat(pretrained.inputSize()).isEqualTo(new InputShape(3, 224));
      assertThat(pretrained.interpolation()).isEqualTo(Interpolation.BICUBIC);
      assertThat(pretrained.cropFraction()).isEqualTo(0.875);
      assertThat(pretrained.mean()).containsExactly(0.485, 0.456, 0.406);
      assertThat(pretrained.std()).containsExactly(0.229, 0.224, 0.225);
    }
    assertThatThrownBy(
            () -> parse("{\"architecture\": \"mobilenetv2_100\", \"input_size\": [1, 32, 32]}"))
        .hasMessage("config.json: mean is missing, and has no default for a network of 1 channels");
  }

  @Test
  void labelsInEveryFormThatTimmWrites() throws Exception {
    String names = "\"label_names\": [\"a\", \"b\", \"c\"]";
    assertThat(
            parse(TIMM.replace(names, "\"label_names\": {\"2\": \"c\", \"0\": \"a\"}"))
                .labelNames())
        .hasValue(List.of("a", "1", "c"));
    assertThat(parse(TIMM.replace(names, "\"label_names\": [0, 1, 2]")).labelNames())
        .hasValue(List.of("0", "1", "2"));
    assertThat(parse(TIMM.replace(names, "\"labels\": [\"x\", \"y\", \"z\"]")).labelNames())
        .hasValue(List.of("x", "y", "z"));
    assertThat(
            parse(TIMM.replace("{\"a\": \"an a\"}", "[\"an a\", \"a b\", \"a c\"]"))
                .labelDescriptions())
        .containsExactly(Map.entry("a", "an a"), Map.entry("b", "a b"), Map.entry("c", "a c"));
  }

  @Test
  void networksWithoutClassifier() throws Exception {
    CheckpointConfig config = parse(TIMM.replace("\"num_classes\": 3", "\"num_classes\": 0"));
    assertThat(config.architecture().hasClassifier()).isFalse();
    assertThat(parse(JsonWriter.pretty(config.toJson()))).isEqualTo(config);
  }

  /** in_chans is right for the weights even if input_size is still that of the original network. */
  @Test
  void argumentsSayTheChannels() throws Exception {
    CheckpointConfig grey =
        parse(
            TIMM.replace("\"in_chans\": 3", "\"in_chans\": 1")
                .replace("[0.485, 0.456, 0.406]", "[0.5]")
                .replace("[0.229, 0.224, 0.225]", "[0.25]"));
    assertThat(grey.architecture().input().channels()).isEqualTo(1);
    assertThat(grey.pretrained().testInputSize()).hasValue(new InputShape(1, 256));
    assertThatThrownBy(
            () ->
                parse(
                    TIMM.replace("\"in_chans\": 3,", "").replace("[3, 256, 256]", "[1, 256, 256]")))
        .hasMessageContaining("test_input_size must have the channels of input_size");
    CheckpointConfig broadcast = parse(TIMM.replace("[0.485, 0.456, 0.406]", "[0.5]"));
    assertThat(broadcast.pretrained().mean()).containsExactly(0.5, 0.5, 0.5);
  }

  @Test
  void filesThatAreNoJson(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("config.json"), "{\"a\": }");
    assertThatThrownBy(() -> CheckpointConfig.read(file))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(file + ":1:7: expected a value");
    Files.writeString(file, "[]");
    assertThatThrownBy(() -> CheckpointConfig.read(file)).hasMessageContaining("found an array");
  }

  @Test
  void describesNetworksMadeHere() throws Exception {
    Architecture grey =
        Catalogue.get("mobilenetv2_050").withClasses(2).withInputChannels(1).withOutputStride(8);
    CheckpointConfig config = CheckpointConfig.of(grey, List.of("x", "y"), GREY);
    assertThat(config.featureCount()).hasValue(1280);
    assertThat(config.arguments())
        .isEqualTo(
            new ModelArguments(JsonObject.EMPTY.with("output_stride", 8L).with("in_chans", 1L)));
    CheckpointConfig read = parse(JsonWriter.pretty(config.toJson()));
    assertThat(read.architecture()).isEqualTo(grey.withResolution(32));
    assertThat(read.labelNames()).isEqualTo(config.labelNames());
  }

  @Test
  void refusesNetworksThatConfigCannotDescribe() {
    Architecture grey = Catalogue.get("mobilenetv2_050").withClasses(2).withInputChannels(1);
    List<String> labels = List.of("x", "y");
    assertThatThrownBy(() -> CheckpointConfig.of(grey.withStemStride(1), labels, GREY))
        .hasMessageContaining("undo width, stem or block changes");
    assertThatThrownBy(() -> CheckpointConfig.of(grey.withInputChannels(3), labels, GREY))
        .hasMessageContaining("input_size must have the network's 3 channels, given 1");
    assertThatThrownBy(() -> CheckpointConfig.of(grey, List.of("x"), GREY))
        .hasMessageContaining("one name for each of the 2 classes, given 1");
  }

  @Test
  void definesNetworksThatTheCatalogueDoesNotHave() throws Exception {
    Architecture own =
        Catalogue.get("mobilenetv2_050")
            .withClasses(2)
            .withInputChannels(1)
            .withStemStride(1)
            .named("mine");
    CheckpointConfig config = CheckpointConfig.of(own, List.of("x", "y"), GREY);
    String text = JsonWriter.pretty(config.toJson());
    CheckpointConfig read = parse(text);
    assertThat(read.definition()).hasValue(own);
    assertThat(read.architecture()).isEqualTo(own.withResolution(32));
    assertThatThrownBy(() -> parse(text.replace("\"mine\"", "\"mobilenetv2_050\"")))
        .hasMessageContaining("mobilenetv2_050 is the name of a network of the catalogue")
        .hasMessageContaining("give the network a name of its own");
    assertThatThrownBy(() -> parse(text.replaceFirst("\"mine\"", "\"yours\"")))
        .hasMessageContaining("definition must be of yours, given mine");
    assertThatThrownBy(() -> parse(text.replace("\"output_stride\"", "\"output_strid\"")))
        .hasMessageContaining("definition.output_strid is no member that is known here");
  }
}
