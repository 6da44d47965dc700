package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.cli.Fixtures;
import mobilenet.cli.Outcome;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final String BUNDLED = Fixtures.BUNDLED.toString();
  private static final String SLICE = Fixtures.SLICE.toString();

  @TempDir Path dir;

  private String export(String format, String name, String... more) {
    String file = dir.resolve(name).toString();
    List<String> line = new ArrayList<>(List.of("export", format));
    line.addAll(List.of("--model", BUNDLED, "--output", file));
    line.addAll(List.of(more));
    Outcome outcome = Outcome.of(line.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return file;
  }

  private static Outcome compare(String... files) {
    List<String> line = new ArrayList<>(List.of("export", "compare", "--model", BUNDLED));
    line.addAll(List.of("--data", SLICE, "--limit", "20"));
    line.addAll(List.of(files));
    return Outcome.of(line.toArray(String[]::new));
  }

  @Test
  void filesFindTheClassesOfThisRuntimeInTheirOwn() {
    String onnx = export("onnx", "m.onnx", "--dynamic-batch");
    String tflite = export("tflite", "m.tflite");
    Outcome outcome = compare(onnx, tflite);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    String accuracy = outcome.out().replaceAll("(?s).*?top-1 ([0-9.]+) %.*", "$1");
    assertThat(outcome.out().lines())
        .containsExactly(
            "mobilenetv4_conv_small_070 in this runtime: top-1 " + accuracy + " % of 20 images",
            onnx
                + " in ONNX Runtime 1.29.0: top-1 "
                + accuracy
                + " %, the same class for 20 of them",
            tflite
                + " in TensorFlow Lite 2.20.0: top-1 "
                + accuracy
                + " %, the same class for 20 of them");
  }

  @Test
  void allAreMeasuredOnTheImagesThatCanBeRead() throws IOException {
    String onnx = export("onnx", "m.onnx");
    String tflite = export("tflite", "m.tflite");
    Path bags = Files.createDirectories(dir.resolve("set/test/Bag"));
    Files.copy(Path.of(Fixtures.sample("8-bag.png")), bags.resolve("a.png"));
    Files.writeString(bags.resolve("b.png"), "no image");
    Files.copy(Path.of(Fixtures.sample("8-bag.png")), bags.resolve("c.png"));
    String data = dir.resolve("set").toString();
    String[] line = {"export", "compare", "--model", BUNDLED, "--data", data, onnx, tflite};
    Outcome outcome = Outcome.of(line);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("mobilenet: ", "b.png is not a PNG");
    assertThat(outcome.out().lines())
        .satisfiesExactly(
            own -> assertThat(own).endsWith("top-1 100.00 % of 2 images, 1 could not be read"),
            other -> assertThat(other).endsWith("top-1 100.00 %, the same class for 2 of them"),
            other -> assertThat(other).endsWith("top-1 100.00 %, the same class for 2 of them"));
  }

  @Test
  void whatTakesSomethingElseIsRefused() {
    String pixels = export("onnx", "pixels.onnx", "--with-preprocessing", "nhwc");
    assertThat(compare(pixels).err())
        .contains(
            "pixels.onnx: takes uint8 1×96×96×3; expected one image of normalised floats at 96×96:"
                + " export it so, without --with-preprocessing, --batch or another --size");
    String large = export("tflite", "large.tflite", "--size", "128");
    assertThat(compare(large).err()).contains("large.tflite: takes float32 1×128×128×3; expected");
  }

  @Test
  void whatIsNoSuchFileIsRefused() throws IOException {
    Path text = Files.writeString(dir.resolve("a.onnx"), "no network at all");
    Outcome outcome = compare(text.toString());
    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.err())
        .contains("a.onnx: expected an ONNX or TensorFlow Lite file of this project; ")
        .doesNotContain("internal error");
  }

  @Test
  void aFileForImagesOfOtherChannelsIsNamed() throws IOException {
    BoundGraph grey =
        StableWeights.bind(
            Catalogue.get("mobilenetv4_conv_small_035").withClasses(10).withInputChannels(1));
    Path tflite = dir.resolve("grey.tflite");
    Files.write(tflite, TfLiteExport.export(grey, TfLiteOptions.of(96, 96)));
    assertThat(compare(tflite.toString()).err())
        .contains(
            "grey.tflite: takes float32 1×96×96×1; expected images of 3 channels: give a file that"
                + " was exported from this checkpoint");
    Path onnx = dir.resolve("grey.onnx");
    Files.write(onnx, OnnxExport.export(grey, OnnxOptions.of(96, 96)));
    assertThat(compare(onnx.toString()).err())
        .contains("grey.onnx: takes float32 1×1×96×96; expected images of 3 channels");
  }

  @Test
  void anotherNetworksFileIsNotComparedInSilence() throws IOException {
    BoundGraph other = StableWeights.bind(Catalogue.get("mobilenetv4_conv_small_035"));
    Path file = dir.resolve("other.tflite");
    Files.write(file, TfLiteExport.export(other, TfLiteOptions.of(96, 96)));
    Outcome outcome = compare(file.toString());
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("other.tflite: answers with 1000 values, expected 10");
  }
}
