package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Head;
import mobilenet.export.check.Difference;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.form.Extent;
import mobilenet.export.onnx.read.OnnxNode;
import mobilenet.export.onnx.read.OnnxValue;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX Runtime is the judge: it must answer what our runtime answers. */
class OnnxExportTest {
  /** Of the largest value. */
  private static final double TOLERANCE = 1e-4;

  private static final double NARROW = 0.25;
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  /** Every architecture, narrow enough that all of them take seconds. */
  static Stream<Architecture> catalogue() {
    return Catalogue.all().stream().map(OnnxExportTest::small);
  }

  private static Architecture small(Architecture architecture) {
    // Grouped convolutions have 64 channels a group, which a narrow network does not.
    boolean grouped = architecture.name().startsWith("mobilenet_edgetpu_v2");
    Architecture few = architecture.withClasses(10);
    return grouped ? few : few.withWidth(NARROW);
  }

  private static Architecture small(String name) {
    return small(Catalogue.get(name));
  }

  /** Compares every output, also at another size and batch where the file leaves them open. */
  private static OnnxCheck.Report compare(Architecture architecture, OnnxOptions options) {
    BoundGraph weights = StableWeights.bind(architecture);
    byte[] file = OnnxExport.export(weights, options);
    OnnxCheck.Report report =
        new OnnxCheck(file, weights, options, SCALAR).run(Trial.of(options, 40, 48));
    assertThat(report.runtime()).contains("ONNX Runtime 1.29.0");
    assertThat(report.differences())
        .isNotEmpty()
        .allSatisfy(
            difference -> {
              assertThat(difference.largest()).isPositive();
              assertThat(difference.relative())
                  .as(architecture.name() + " " + difference.output())
                  .isLessThan(TOLERANCE);
            });
    return report;
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void answersAsOurRuntime(Architecture architecture) {
    compare(architecture, OnnxOptions.of(33, 47));
  }

  /** Between them, these have all operations and activations. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv3_small_100,11",
    "mobilenetv3_small_100,13",
    "mobilenetv3_small_100,14",
    "mobilenetv3_small_100,17",
    "mobilenetv4_hybrid_large,11",
    "mobilenetv4_hybrid_large,13",
    "mobilenetv4_hybrid_large,17",
    "mobilenetv4_hybrid_large,20",
    "mobilenetv4_conv_aa_large,11",
    "mobilenetv2_050,11",
    "tf_efficientnet_b0,11",
  })
  void inOtherOperatorSets(String name, int opset) {
    OnnxOptions options = OnnxOptions.of(33, 47).withOpset(new Opset(opset));
    OnnxCheck.Report report = compare(small(name), options);
    assertThat(report.model().opset()).isEqualTo(opset);
    assertThat(report.model().irVersion()).isEqualTo(new Opset(opset).irVersion());
  }

  @ParameterizedTest
  @CsvSource({"13,HardSigmoid,HardSwish", "14,HardSwish,Erf"})
  void hardSwishIsAnOperatorWhereThereIsOne(int opset, String has, String lacks) {
    OnnxOptions options = OnnxOptions.of(33, 33).withOpset(new Opset(opset));
    assertThat(compare(small("mobilenetv3_small_100"), options).model().nodes())
        .extracting(OnnxNode::type)
        .contains(has)
        .doesNotContain(lacks);
  }

  @Test
  void batchesAndOtherChannels() {
    for (String name : List.of("mobilenetv3_small_100", "mobilenetv4_hybrid_medium")) {
      compare(small(name).withInputChannels(1), OnnxOptions.of(64, 48).withBatch(Extent.of(3)));
    }
  }

  @Test
  void dilated() {
    compare(small("mobilenetv4_hybrid_medium").withOutputStride(8), OnnxOptions.of(40, 40));
    compare(small("tf_mobilenetv3_small_100").withOutputStride(8), OnnxOptions.of(37, 40));
  }

  /** Attention, symmetric padding, SAME padding, and SAME padding with dilation. */
  @ParameterizedTest
  @ValueSource(
      strings = {"mobilenetv4_hybrid_medium", "mobilenetv3_small_100", "tf_mobilenetv3_small_100"})
  void anyBatchAndSize(String name) {
    OnnxOptions options = OnnxOptions.of(1, 1).withBatch(Extent.any()).withFreeSize();
    for (Architecture network : List.of(small(name), small(name).withOutputStride(16))) {
      OnnxCheck.Report report = compare(network, options.withTaps(List.of("stem", "blocks.2.0")));
      assertThat(report.trials()).containsExactly(new Trial(1, 40, 48), new Trial(3, 57, 82));
      assertThat(report.model().inputs().get(0).shapeText()).isEqualTo("batch×3×height×width");
      assertThat(report.model().outputs())
          .extracting(OnnxValue::shapeText)
          .startsWith("batch×10")
          .element(1)
          .matches(shape -> shape.matches("batch×[0-9]+×stem_height×stem_width"));
    }
  }

  @Test
  void aFileForAnyBatchRunsOneAndEight() {
    OnnxOptions options = OnnxOptions.of(32, 40).withBatch(Extent.any());
    BoundGraph weights = StableWeights.bind(small("mobilenetv4_conv_small"));
    byte[] file = OnnxExport.export(weights, options);
    List<Trial> trials = List.of(new Trial(1, 32, 40), new Trial(8, 32, 40));
    assertThat(new OnnxCheck(file, weights, options, SCALAR).run(trials).differences())
        .hasSize(2)
        .allSatisfy(difference -> assertThat(difference.relative()).isLessThan(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({"NHWC,1×33×40×3", "NCHW,1×3×33×40"})
  void pixels(PixelLayout layout, String shape) {
    OnnxInput.Pixels pixels =
        new OnnxInput.Pixels(layout, List.of(0.4, 0.5, 0.6), List.of(0.2, 0.3, 0.1));
    OnnxOptions options = OnnxOptions.of(33, 40).withInput(pixels);
    OnnxValue input = compare(small("mobilenetv3_small_100"), options).model().inputs().get(0);
    assertThat(input.type()).isEqualTo(OnnxType.UINT8);
    assertThat(input.shapeText()).isEqualTo(shape);
    compare(small("mobilenetv3_small_100"), options.withBatch(Extent.of(2)));
  }

  @Test
  void taps() {
    List<String> taps = List.of("stem", "blocks.1.0", "features", "embedding", "logits");
    OnnxCheck.Report report =
        compare(small("mobilenetv4_conv_small"), OnnxOptions.of(64, 48).withTaps(taps));
    assertThat(report.model().outputs())
        .extracting(OnnxValue::name)
        .containsExactly("logits", "stem", "blocks.1.0", "features", "embedding");
    assertThat(report.model().outputs().get(1).shapeText()).isEqualTo("1×32×32×24");
    assertThat(report.model().outputs().get(4).shapeText()).matches("1×[0-9]+");
  }

  @Test
  void networksWithoutClassifier() {
    Architecture network = small("mobilenetv4_conv_small").withClasses(0);
    assertThat(compare(network, OnnxOptions.of(64, 48)).differences())
        .extracting(Difference::output)
        .containsExactly("embedding");
    assertThat(compare(network.withHead(new Head.FeatureMap()), OnnxOptions.of(64, 48)))
        .extracting(report -> report.model().outputs().get(0).name())
        .isEqualTo("features");
    compare(small("mobilenetv4_conv_small").truncatedAt(16), OnnxOptions.of(64, 64));
  }

  @Test
  void textsAreKept() {
    Map<String, String> texts = Map.of("labels", "[\"Schuh – groß\"]", "architecture", "a");
    OnnxOptions options = OnnxOptions.of(33, 33).withMetadata(texts);
    assertThat(compare(small("mobilenetv4_conv_small"), options).model().metadata())
        .isEqualTo(texts);
  }

  @Test
  void errorsSayWhatToDo() {
    BoundGraph weights = StableWeights.bind(small("mobilenetv4_conv_small"));
    assertThatThrownBy(() -> OnnxOptions.of(0, 64))
        .hasMessage("a dimension must be at least 1, given 0");
    OnnxInput grey = new OnnxInput.Pixels(PixelLayout.NHWC, List.of(0.5), List.of(0.5));
    assertThatThrownBy(() -> OnnxExport.export(weights, OnnxOptions.of(64, 64).withInput(grey)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mean and std must have a value for each of the 3 channels of the network,"
                + " given 1");
    OnnxOptions tap = OnnxOptions.of(64, 64).withTaps(List.of("stemm"));
    assertThatThrownBy(() -> OnnxExport.export(weights, tap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no tap \"stemm\"", "stem");
  }

  @Test
  void meanAndStdBelongTogether() {
    assertThatThrownBy(
            () -> new OnnxInput.Pixels(PixelLayout.NCHW, List.of(0.5, 0.5), List.of(0.5)))
        .hasMessageStartingWith("mean and std must have a value for each channel");
    assertThatThrownBy(() -> new OnnxInput.Pixels(PixelLayout.NCHW, List.of(0.5), List.of(0.0)))
        .hasMessage("std must be above 0 and finite, given [0.0]");
  }
}
