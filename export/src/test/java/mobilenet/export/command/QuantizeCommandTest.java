package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import mobilenet.export.onnx.OnnxType;
import mobilenet.export.onnx.read.OnnxModel;
import mobilenet.export.tflite.read.TfLiteModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantizeCommandTest {
  private static final String BUNDLED = Fixtures.BUNDLED.toString();
  private static final String SAMPLES = Fixtures.HOME.resolve("samples").toString();
  private static final String SLICE = Fixtures.SLICE.toString();

  @TempDir Path dir;

  private Path file() {
    return dir.resolve("m.onnx");
  }

  private String[] arguments(String... more) {
    List<String> all =
        new ArrayList<>(List.of("quantize", "--model", BUNDLED, "--output", file().toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String error(String... more) {
    Outcome outcome = Outcome.of(arguments(more));
    assertThat(outcome.code()).isNotZero();
    assertThat(file()).doesNotExist();
    return outcome.err();
  }

  @Test
  void integersFromAFolderOfImages() throws IOException {
    Outcome outcome = Outcome.of(arguments("--calibration", SAMPLES, "--equalise", "never"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines()).hasSize(4);
    assertThat(outcome.out())
        .contains("m.onnx: mobilenetv4_conv_small_070, int8 in ONNX opset 17, ")
        .contains(
            "calibrated with 10 images; weights of 7 bits; channels not equalised; no layer stays float")
        .containsPattern("answers [0-9.]+ dB; worst layers by themselves: \\S+ [0-9.]+ dB, ")
        .contains("ONNX Runtime 1.29.0 answers as simulated")
        .doesNotContain("clips");
    OnnxModel model = OnnxModel.read(Files.readAllBytes(file()));
    assertThat(model.metadata().get("labels")).startsWith("[\"T-shirt/top\",\"Trouser\"");
    assertThat(model.initialisers())
        .filteredOn(constant -> constant.name().endsWith("/zero_point"))
        .isNotEmpty()
        .allMatch(constant -> constant.type() == OnnxType.UINT8);
    assertThat(model.initialisers())
        .filteredOn(constant -> constant.type() == OnnxType.INT8)
        .isNotEmpty()
        .allSatisfy(
            constant -> {
              ByteBuffer integers = constant.data().duplicate();
              while (integers.hasRemaining()) {
                assertThat((int) integers.get()).isBetween(-64, 64);
              }
            });
    assertThat(Files.size(file())).isLessThan(5_940_954 * 3 / 10);
    assertThat(dir.toFile().list()).containsExactly("m.onnx");
  }

  @Test
  void measuredAndAsJson() throws IOException {
    Path csv = dir.resolve("q.csv");
    JsonNode document =
        Outcome.json(
            arguments(
                "--calibration",
                SAMPLES,
                "--data",
                SLICE,
                "--report",
                "--limit",
                "40",
                "--seconds",
                "0",
                "--csv",
                csv.toString(),
                "--float",
                "conv_stem,blocks.3.5",
                "--ranges",
                "minmax",
                "--equalise",
                "always",
                "--activations",
                "int8",
                "--weight-bits",
                "8"));
    assertThat(document.get("kind").asText()).isEqualTo("int8");
    JsonNode integers = document.get("integers");
    assertThat(integers.get("equalised").asBoolean()).isTrue();
    assertThat(integers.get("activations").asText()).isEqualTo("int8");
    assertThat(integers.get("weightBits").asInt()).isEqualTo(8);
    assertThat(integers.get("floats")).hasSize(4);
    assertThat(integers.get("worst")).hasSize(3);
    assertThat(integers.get("layers")).hasSizeGreaterThan(40);
    JsonNode accuracy = document.get("accuracy");
    assertThat(accuracy.get("images").asInt()).isEqualTo(40);
    assertThat(accuracy.get("floatTop1").asDouble()).isGreaterThan(0.85);
    assertThat(accuracy.get("same").asDouble()).isGreaterThan(0.9);
    assertThat(document.has("latency")).isFalse();
    assertThat(Files.readAllLines(csv)).hasSize(2);
    assertThat(Files.readAllLines(csv).get(1))
        .startsWith("mobilenetv4_conv_small_070,int8,int8,8,10,true,conv_stem blocks.3.5");
  }

  /** Such a file is right, but not on every processor unless the session is told. */
  @Test
  void weightsOfEightBitsAreSaidToBeClipped() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    assumeThat(processor).exists();
    boolean adds32Bits = Files.readString(processor).contains("vnni");
    JsonNode checked =
        Outcome.json(arguments("--calibration", SAMPLES, "--weight-bits", "8")).get("checked");
    assertThat(checked.get("agreement").asDouble()).isGreaterThan(30);
    assertThat(checked.has("clipped")).isNotEqualTo(adds32Bits);
  }

  @Test
  void halves() throws IOException {
    Outcome outcome = Outcome.of(arguments("--kind", "fp16"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines()).hasSize(2);
    assertThat(outcome.out())
        .contains("fp16 in ONNX opset 17")
        .contains("differs from this runtime with the same weights by at most ");
    assertThat(Files.size(file())).isBetween(2_900_000L, 3_000_000L);
  }

  /** The format is that of the file's name. */
  @Test
  void integersForTensorFlowLite() throws IOException {
    Path output = dir.resolve("m.tflite");
    JsonNode document =
        Outcome.json(
            "quantize",
            "--model",
            BUNDLED,
            "--output",
            output.toString(),
            "--calibration",
            SAMPLES,
            "--data",
            SLICE,
            "--report",
            "--limit",
            "40",
            "--seconds",
            "0",
            "--equalise",
            "never");
    assertThat(document.get("format").asText()).isEqualTo("tflite");
    assertThat(document.has("opset")).isFalse();
    assertThat(document.get("checked").get("runtime").asText()).startsWith("TensorFlow Lite ");
    assertThat(document.get("checked").get("pieces").asInt()).isEqualTo(1);
    assertThat(document.get("accuracy").get("same").asDouble()).isGreaterThan(0.9);
    byte[] file = Files.readAllBytes(output);
    assertThat(document.get("bytes").asLong()).isEqualTo(file.length);
    assertThat((double) file.length).isLessThan(0.3 * document.get("floatBytes").asLong());
    assertThat(TfLiteModel.read(file).metadata()).containsKey("TFLITE_METADATA");
  }

  @Test
  void halvesForTensorFlowLite() throws IOException {
    Outcome outcome = Outcome.of(arguments("--kind", "fp16", "--format", "tflite"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("fp16 in TensorFlow Lite, ")
        .contains("differs from this runtime with the same weights by at most ")
        .contains("its delegate XNNPACK runs all operators");
    assertThat(TfLiteModel.isNamed(Files.readAllBytes(file()))).isTrue();
  }

  @Test
  void whatOnlyOnnxHas() {
    for (String option : List.of("--opset=17", "--activations=int8", "--weight-bits=7")) {
      assertThat(error("--format", "tflite", "--calibration", SAMPLES, option))
          .contains(option.substring(0, option.indexOf('=')) + " is for ONNX");
    }
    assertThat(error("--format", "tflite", "--calibration", SAMPLES, "--dynamic-size"))
        .contains("--dynamic-size is for ONNX");
    assertThat(
            error("--format", "tflite", "--calibration", SAMPLES, "--with-preprocessing", "nchw"))
        .contains("TensorFlow Lite files take nhwc");
  }

  @Test
  void whatIsMissingOrWrong() throws IOException {
    assertThat(error()).contains("--kind int8 needs images to take ranges from: give a data set");
    assertThat(error("--calibration", dir.toString())).contains("holds no train split");
    assertThat(error("--calibration", SAMPLES, "--report"))
        .contains("--report needs labelled images");
    assertThat(error("--calibration", SAMPLES, "--csv", "x.csv"))
        .contains("--csv is for what --report");
    assertThat(error("--calibration", SAMPLES, "--opset", "12"))
        .contains("--opset must be at least 13");
    assertThat(error("--calibration", SAMPLES, "--percentile", "99"))
        .contains("--percentile is for --ranges percentile");
    assertThat(error("--calibration", SAMPLES, "--ranges", "percentile", "--percentile", "7"))
        .contains("--percentile: the percentile must be above 50");
    assertThat(error("--kind", "fp16", "--calibration", SAMPLES))
        .contains("--calibration is for --kind int8; half floats are not calibrated");
    assertThat(error("--calibration", SAMPLES, "--weight-bits", "6"))
        .contains("--weight-bits: weights have 7 or 8 bits, given 6");
    assertThat(error("--kind", "fp16", "--weight-bits", "7"))
        .contains("--weight-bits is for --kind int8");
    assertThat(error("--kind", "int4")).contains("expected one of int8, fp16, given \"int4\"");
    assertThat(error("--calibration", SAMPLES, "--float", "conv_sten"))
        .contains("the network has no layer \"conv_sten\"; similar ones are conv_stem");
  }

  /** Without --calibration, --data is what int8 is calibrated with. */
  @Test
  void whatOnlyAReportUses() {
    for (String option : List.of("--limit=9", "--seconds=2", "--split=val", "--data=" + SLICE)) {
      String words = option.substring(0, option.indexOf('=')) + " is for what --report measures";
      assertThat(error("--calibration", SAMPLES, option)).contains(words);
      assertThat(error("--kind", "fp16", option)).contains(words);
    }
    assertThat(error("--data", SLICE)).contains("holds no train split");
  }

  @Test
  void anImageThatCannotBeReadIsNamed() throws IOException {
    Path images = Files.createDirectory(dir.resolve("images"));
    Files.copy(Path.of(Fixtures.SHIRT), images.resolve("a.png"));
    Files.writeString(images.resolve("b.png"), "no image");
    assertThat(error("--calibration", images.toString())).contains("b.png");
  }

  private static void black(Path folder) throws IOException {
    Files.createDirectories(folder);
    ImageIO.write(
        new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("black.png").toFile());
  }

  /** What calibrates is seen in an error: quantising takes longer. */
  @Test
  void aPictureBesideADataSetDoesNotStandForIt() throws IOException {
    Path set = dir.resolve("set");
    black(set.resolve("train/a"));
    black(set.resolve("train/b"));
    Files.copy(Path.of(Fixtures.SHIRT), set.resolve("stray.png"));
    for (String option : List.of("--calibration", "--data")) {
      assertThat(error(option, set.toString()))
          .contains("every pixel of all 2 calibration images has the same colour");
    }
    Files.move(set.resolve("train"), set.resolve("val"));
    assertThat(error("--calibration", set.toString())).contains("holds no train split");
  }

  @Test
  void imagesWithoutClassesAreNoDataSet() throws IOException {
    Path images = dir.resolve("images");
    black(images);
    assertThat(error("--data", images.toString())).contains("holds no train split");
    assertThat(error("--calibration", images.toString())).contains("all 1 calibration images");
  }

  @Test
  void imagesOfOneColourAndDamagedWeights() throws IOException {
    Path images = dir.resolve("images");
    black(images);
    assertThat(error("--calibration", images.toString()))
        .contains("every pixel of all 1 calibration images has the same colour");
    Path damaged = Fixtures.withValue(dir.resolve("damaged"), "conv_stem.weight", Float.NaN);
    Outcome outcome =
        Outcome.of(
            "quantize",
            "--model",
            damaged.toString(),
            "--output",
            file().toString(),
            "--calibration",
            SAMPLES);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("conv_stem gives NaN or infinity for the image ");
    assertThat(file()).doesNotExist();
  }
}
