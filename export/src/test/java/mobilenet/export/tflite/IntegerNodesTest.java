package mobilenet.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Catalogue;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.check.TfLiteFile;
import mobilenet.export.form.Extent;
import mobilenet.export.form.WeightType;
import mobilenet.export.quantise.Answers;
import mobilenet.export.quantise.CentredAgreement;
import mobilenet.export.quantise.EqualisationChoice;
import mobilenet.export.quantise.HalfWeights;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.NoiseImages;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.export.quantise.TinyNetworks;
import mobilenet.export.quantise.WeightBits;
import mobilenet.export.tflite.read.IntegerStructure;
import mobilenet.export.tflite.read.OperatorInfo;
import mobilenet.export.tflite.read.TensorInfo;
import mobilenet.export.tflite.read.TfLiteModel;
import mobilenet.export.tflite.read.TfLiteStructure;
import mobilenet.export.tflite.run.TfLiteSession;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TensorFlow Lite is the judge: it must answer what was simulated, with integer kernels. */
class IntegerNodesTest {
  private static final int SIZE = 32;
  private static final TfLiteOptions OPTIONS = TfLiteOptions.of(SIZE, SIZE);
  private static final Images IMAGES = new NoiseImages(2, SIZE, 17);
  private static final QuantisationOptions PLAIN =
      QuantisationOptions.DEFAULT
          .withEqualisation(EqualisationChoice.NEVER)
          .withWeights(WeightBits.EIGHT)
          .withAnswers(Answers.INTEGERS);

  private static BoundGraph network(String name) {
    return StableWeights.bind(Catalogue.get(name).withWidth(0.25).withClasses(10));
  }

  private static QuantisationPlan plan(BoundGraph network, QuantisationOptions options) {
    return mobilenet.export.quantise.Quantisation.of(network, List.of(), IMAGES, options).plan();
  }

  private static QuantisedCheck.Report check(QuantisationPlan plan) {
    byte[] file = TfLiteExport.export(plan, OPTIONS);
    return QuantisedCheck.run(file, plan, OPTIONS, IMAGES);
  }

  private static List<OperatorInfo> operators(byte[] file) {
    return TfLiteModel.read(file).operators();
  }

  /** What V3 does not have: attention, swish, sigmoid, TensorFlow's padding. */
  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv4_hybrid_medium", "tf_efficientnet_b0"})
  void answersAsSimulated(String name) {
    // Random logits are alike, and 256 steps would hide what tells them apart.
    QuantisationPlan plan = plan(network(name), PLAIN.withFloats(List.of("classifier")));
    QuantisedCheck.Report report = check(plan);
    assertThat(report.agreement()).isGreaterThan(40);
    assertThat(report.pieces()).as("XNNPACK runs all of it").hasValue(1);
    assertThat(centredAgreement(plan)).isGreaterThan(20);
  }

  private static double centredAgreement(QuantisationPlan plan) {
    try (TfLiteFile file = new TfLiteFile(TfLiteExport.export(plan, OPTIONS), OPTIONS)) {
      return CentredAgreement.of(plan, IMAGES, SIZE, file::answer);
    }
  }

  /** By themselves, because random networks that have them answer all images alike. */
  @Test
  void poolsAnswerAsSimulated() {
    BoundGraph network = TinyNetworks.pools();
    QuantisationPlan plan = plan(network, PLAIN);
    assertThat(check(plan).agreement()).isGreaterThan(30);
    assertThat(check(plan).pieces()).hasValue(1);
    assertThat(centredAgreement(plan)).isGreaterThan(20);
    assertThat(operators(TfLiteExport.export(plan, OPTIONS)))
        .as("windows of integers")
        .filteredOn(step -> step.operator() == Operator.DEPTHWISE_CONV_2D)
        .hasSize(3);
  }

  /** Only the image and the answer change their kind. */
  @Test
  void runsWithIntegers() {
    QuantisationPlan plan = plan(network("mobilenetv4_conv_small"), PLAIN);
    byte[] file = TfLiteExport.export(plan, OPTIONS);
    TfLiteModel model = TfLiteModel.read(file);
    assertThat(model.operators())
        .extracting(OperatorInfo::operator)
        .containsOnlyOnce(Operator.QUANTIZE, Operator.DEQUANTIZE)
        .doesNotContain(Operator.FULLY_CONNECTED);
    assertThat(model.operators())
        .filteredOn(step -> step.operator() == Operator.CONV_2D)
        .allSatisfy(
            step -> {
              assertThat(step.version()).isEqualTo(3);
              TensorInfo weights = model.tensors().get(step.inputs().get(1));
              assertThat(weights.type()).isEqualTo(TensorType.INT8);
              assertThat(weights.quantisation().orElseThrow().scales())
                  .hasSize(weights.shape().get(0));
            });
    assertThat(model.inputTensors().get(0).type()).isEqualTo(TensorType.FLOAT32);
    assertThat(model.outputTensors().get(0).shape()).containsExactly(1, 10);
    byte[] floats = TfLiteExport.export(plan.network(), OPTIONS);
    assertThat(file.length).isLessThan(floats.length / 2);
  }

  @Test
  void layersMayStayFloat() {
    BoundGraph network = network("mobilenetv3_small_100");
    QuantisationPlan plan = plan(network, PLAIN.withFloats(List.of("blocks.1", "classifier")));
    assertThat(check(plan).agreement()).isGreaterThan(30);
    byte[] file = TfLiteExport.export(plan, OPTIONS);
    assertThat(operators(file))
        .extracting(OperatorInfo::operator)
        .contains(Operator.FULLY_CONNECTED);
  }

  @Test
  void anyBatchPixelsAndTaps() {
    BoundGraph network = network("mobilenetv3_small_100");
    List<String> taps = List.of("blocks.1");
    QuantisationPlan plan =
        mobilenet.export.quantise.Quantisation.of(network, taps, IMAGES, PLAIN).plan();
    List<Double> mean = List.of(0.5, 0.4, 0.3);
    List<Double> std = List.of(0.25, 0.2, 0.3);
    TfLiteOptions plain = OPTIONS.withTaps(taps);
    TfLiteOptions pixels =
        plain.withBatch(Extent.any()).withInput(new TfLiteInput.Pixels(mean, std));
    byte[] file = TfLiteExport.export(plan, pixels);
    TfLiteStructure.check(TfLiteModel.read(file), List.of(1, SIZE, SIZE, 3));
    float[] image = new float[SIZE * SIZE * 3];
    for (int i = 0; i < image.length; i++) {
      int level = (i * 37 + i / 50) % 256;
      image[i] = (float) ((level / 255.0 - mean.get(i % 3)) / std.get(i % 3));
    }
    try (TfLiteFile normalised = new TfLiteFile(TfLiteExport.export(plan, plain), plain);
        TfLiteFile samples = new TfLiteFile(file, pixels);
        TfLiteSession several = new TfLiteSession(file, 1)) {
      float[] answer = samples.answer(image);
      assertThat(answer).hasSize(10).containsExactly(normalised.answer(image));
      several.resize(3, SIZE, SIZE, 3);
      several.run();
      assertThat(several.result(0)).hasSize(3 * answer.length);
      assertThat(several.outputs()).containsExactly("logits", "blocks.1");
    }
  }

  /** XNNPACK widens the weights when it loads the file: nothing is left to other kernels. */
  @Test
  void halves() {
    BoundGraph rounded = HalfWeights.round(network("mobilenetv3_small_100"));
    byte[] halves = TfLiteExport.export(rounded, OPTIONS, WeightType.FLOAT16);
    byte[] floats = TfLiteExport.export(rounded, OPTIONS);
    assertThat(halves.length).isLessThan(floats.length * 7 / 10);
    IntegerStructure.check(TfLiteModel.read(halves));
    try (TfLiteFile small = new TfLiteFile(halves, OPTIONS);
        TfLiteFile large = new TfLiteFile(floats, OPTIONS)) {
      assertThat(small.pieces()).isEqualTo(1);
      assertThat(small.answer(IMAGES.get(0))).containsExactly(large.answer(IMAGES.get(0)));
    }
  }

  @Test
  void answersMustBePlannedAsIntegers() {
    BoundGraph network =
        new TinyNetworks()
            .convolution("only", 3, 8, 1, Activation.RELU)
            .add("pool", new Op.GlobalAveragePool())
            .build();
    QuantisationPlan sums = plan(network, PLAIN.withAnswers(Answers.SUMS));
    assertThatThrownBy(() -> TfLiteExport.export(sums, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("plan with Answers.INTEGERS");
  }
}
