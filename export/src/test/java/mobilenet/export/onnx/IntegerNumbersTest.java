package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.export.check.IntegerSums;
import mobilenet.export.check.OnnxEnvironment;
import mobilenet.export.check.OnnxSession;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.onnx.read.Initialiser;
import mobilenet.export.onnx.read.OnnxModel;
import mobilenet.export.onnx.read.OnnxNode;
import mobilenet.export.quantise.CentredAgreement;
import mobilenet.export.quantise.EqualisationChoice;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.NoiseImages;
import mobilenet.export.quantise.Quantisation;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.export.quantise.TinyNetworks;
import mobilenet.export.quantise.WeightBits;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.testing.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ONNX Runtime is the judge: it must answer what was simulated, with integer kernels. */
class IntegerNumbersTest {
  private static final int SIZE = 32;
  private static final OnnxOptions OPTIONS = OnnxOptions.of(SIZE, SIZE);
  private static final Images IMAGES = new NoiseImages(4, SIZE, 17);
  private static final QuantisationOptions PLAIN =
      QuantisationOptions.DEFAULT
          .withWeights(WeightBits.EIGHT)
          .withEqualisation(EqualisationChoice.NEVER);

  private static final Quantisation CONV_SMALL = quantised("mobilenetv4_conv_small", List.of());

  @TempDir Path dir;

  private static Quantisation quantised(String name, List<String> floats) {
    Architecture narrow = Catalogue.get(name).withWidth(0.25).withClasses(10);
    BoundGraph weights = StableWeights.bind(narrow);
    return Quantisation.of(weights, List.of(), IMAGES, PLAIN.withFloats(floats));
  }

  private static QuantisedCheck.Report check(Quantisation quantisation, IntegerType type) {
    byte[] file = OnnxExport.export(quantisation.plan(), OPTIONS, type);
    return QuantisedCheck.run(file, quantisation.plan(), OPTIONS, IMAGES);
  }

  /** Two of them by themselves, because random networks that have them answer all images alike. */
  @Test
  void poolsAnswerAsSimulated() {
    BoundGraph network = TinyNetworks.pools();
    Quantisation quantisation = Quantisation.of(network, List.of(), IMAGES, PLAIN);
    assertThat(check(quantisation, IntegerType.UINT8).agreement()).isGreaterThan(30);
    assertThat(centredAgreement(quantisation, IntegerType.UINT8)).isGreaterThan(20);
  }

  /** Between them, these have all other operations and activations. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv3_small_100,UINT8",
    "mobilenetv3_small_100,INT8",
    "mobilenetv4_hybrid_medium,UINT8",
    "mobilenetv2_050,INT8",
    "tf_efficientnet_b0,UINT8",
  })
  void answersAsSimulated(String name, IntegerType type) {
    Quantisation quantisation = quantised(name, List.of());
    assertThat(check(quantisation, type).agreement()).isGreaterThan(20);
    double centred = centredAgreement(quantisation, type);
    assertThat(centred).isGreaterThan(10);
  }

  /**
   * Signal to noise of what tells images apart: random weights give answers that are alike, beside
   * which an error would look small.
   */
  private static double centredAgreement(Quantisation quantisation, IntegerType type) {
    byte[] file = OnnxExport.export(quantisation.plan(), OPTIONS, type);
    try (OnnxSession session = new OnnxSession(file, OPTIONS, IntegerSums.EXACT)) {
      return CentredAgreement.of(
          quantisation.plan(), IMAGES, SIZE, image -> session.answer(image, SIZE, SIZE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void layersMayStayFloat(IntegerType type) {
    Quantisation quantisation =
        quantised("mobilenetv3_small_100", List.of("blocks.1", "classifier"));
    assertThat(quantisation.floats()).hasSize(7);
    assertThat(check(quantisation, type).agreement()).isGreaterThan(30);
  }

  @Test
  void otherIntegersAreTheSameNumbers() {
    byte[] signed = OnnxExport.export(CONV_SMALL.plan(), OPTIONS, IntegerType.INT8);
    byte[] unsigned = OnnxExport.export(CONV_SMALL.plan(), OPTIONS, IntegerType.UINT8);
    assertThat(signed).hasSameSizeAs(unsigned);
    Map<String, Integer> zeros = zeroPoints(signed);
    assertThat(zeros).hasSizeGreaterThan(40);
    zeroPoints(unsigned)
        .forEach(
            (name, zero) ->
                assertThat((byte) (zero - 128))
                    .as(name)
                    .isEqualTo((byte) (int) Resources.entry(zeros, name)));
  }

  private static Map<String, Integer> zeroPoints(byte[] file) {
    return OnnxModel.read(file).initialisers().stream()
        .filter(constant -> constant.name().endsWith("/zero_point"))
        .collect(
            Collectors.toMap(
                constant -> constant.name(), constant -> (int) constant.data().get(0)));
  }

  /**
   * The patterns fit: nothing but the input is quantised while it runs, and no sum is of floats.
   */
  @Test
  void runsWithIntegerKernels() throws OrtException, IOException {
    byte[] file = OnnxExport.export(CONV_SMALL.plan(), OPTIONS, IntegerType.UINT8);
    Path optimised = dir.resolve("optimised.onnx");
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setOptimizedModelFilePath(optimised.toString());
      OnnxEnvironment.get().createSession(file, options).close();
    }
    Map<String, Long> operators =
        OnnxModel.read(Files.readAllBytes(optimised)).nodes().stream()
            .collect(Collectors.groupingBy(OnnxNode::type, Collectors.counting()));
    assertThat(operators)
        .containsEntry("QLinearConv", 46L)
        .containsEntry("QLinearAdd", 10L)
        .containsEntry("QLinearGlobalAveragePool", 1L)
        .containsEntry("QGemm", 1L)
        .containsEntry("QuantizeLinear", 1L)
        .doesNotContainKeys("Conv", "Add", "Gemm", "DequantizeLinear", "Relu");
  }

  @Test
  void weightsAreAQuarterAndHaveAScaleForEachChannel() {
    OnnxModel model =
        OnnxModel.read(OnnxExport.export(CONV_SMALL.plan(), OPTIONS, IntegerType.INT8));
    assertThat(model.initialisers())
        .filteredOn(constant -> constant.name().equals("blocks.2.1.dw_mid.conv.weight"))
        .singleElement()
        .satisfies(
            constant -> {
              assertThat(constant.type()).isEqualTo(OnnxType.INT8);
              assertThat(constant.shape()).containsExactly(48L, 1L, 3L, 3L);
            });
    assertThat(model.initialisers())
        .filteredOn(constant -> constant.name().equals("blocks.2.1.dw_mid.conv.weight/scale"))
        .singleElement()
        .satisfies(constant -> assertThat(constant.shape()).containsExactly(48L));
  }

  /** ONNX Runtime fails at shared ones where it is asked not to clip, on some processors only. */
  @Test
  void zeroPointsOfWeightsAreNotShared() {
    OnnxModel model =
        OnnxModel.read(OnnxExport.export(CONV_SMALL.plan(), OPTIONS, IntegerType.UINT8));
    Set<String> weights =
        model.initialisers().stream()
            .filter(constant -> constant.type() == OnnxType.INT8 && constant.shape().size() > 1)
            .map(Initialiser::name)
            .collect(Collectors.toSet());
    List<String> zeroPoints =
        model.nodes().stream()
            .filter(node -> weights.contains(node.inputs().get(0)))
            .map(node -> node.inputs().get(2))
            .toList();
    assertThat(zeroPoints).hasSize(47).doesNotHaveDuplicates();
  }

  @Test
  void olderOperatorSetsAreRefused() {
    OnnxOptions old = OPTIONS.withOpset(new Opset(12));
    assertThatThrownBy(() -> OnnxExport.export(CONV_SMALL.plan(), old, IntegerType.INT8))
        .hasMessageStartingWith("integer weights need opset 13 or newer")
        .hasMessageEndingWith("given 12");
  }
}
