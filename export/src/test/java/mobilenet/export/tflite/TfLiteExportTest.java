package mobilenet.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Head;
import mobilenet.export.check.TfLiteCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.form.Extent;
import mobilenet.export.tflite.read.OperatorInfo;
import mobilenet.export.tflite.read.TensorInfo;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TensorFlow Lite is the judge: it must answer what our runtime answers. */
class TfLiteExportTest {
  /** Of the largest value. */
  private static final double TOLERANCE = 2e-5;

  private static final double NARROW = 0.25;
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  private static Architecture small(String name) {
    // Grouped convolutions have 64 channels a group, which a narrow network does not.
    boolean grouped = name.startsWith("mobilenet_edgetpu_v2");
    Architecture few = Catalogue.get(name).withClasses(10);
    return grouped ? few : few.withWidth(NARROW);
  }

  private static TfLiteCheck.Report compare(Architecture architecture, TfLiteOptions options) {
    BoundGraph weights = StableWeights.bind(architecture);
    byte[] file = TfLiteExport.export(weights, options);
    TfLiteCheck.Report report = new TfLiteCheck(file, weights, options, SCALAR).run();
    TfLiteCheck.Run run = report.run().orElseThrow();
    assertThat(run.runtime()).isEqualTo("TensorFlow Lite 2.20.0");
    assertThat(run.differences())
        .hasSize(report.trials().size() * TfLiteExport.outputs(weights.graph(), options).size())
        .allSatisfy(
            difference -> {
              assertThat(difference.largest()).isPositive();
              assertThat(difference.relative())
                  .as(architecture.name() + " " + difference.output())
                  .isLessThan(TOLERANCE);
            });
    return report;
  }

  /** Between them, these have all operations, activations and rules of padding. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv2_100",
        "mobilenetv3_small_100",
        "tf_mobilenetv3_large_100",
        "tf_mobilenetv3_small_minimal_100",
        "mobilenetv4_conv_small",
        "mobilenetv4_conv_aa_large",
        "mobilenetv4_conv_blur_medium",
        "mobilenetv4_hybrid_medium",
        "mobilenetv4_hybrid_large",
        "mobilenet_edgetpu_v2_xs",
        "efficientnet_b0",
        "tf_efficientnet_b0"
      })
  void answersAsOurRuntime(String name) {
    // Odd one way and even the other: zeros may be TensorFlow's along one dimension alone.
    TfLiteCheck.Report report = compare(small(name), TfLiteOptions.of(33, 48));
    assertThat(report.run().orElseThrow().pieces()).as("XNNPACK runs all of it").isEqualTo(1);
    // Only a convolution in groups needs more than the first version of an operator.
    int newest = name.startsWith("mobilenet_edgetpu_v2") ? 6 : 1;
    assertThat(report.model().operators())
        .extracting(OperatorInfo::version)
        .contains(newest)
        .allMatch(version -> version <= newest);
  }

  @Test
  void dilated() {
    TfLiteCheck.Report report =
        compare(small("mobilenetv4_conv_small").withOutputStride(8), TfLiteOptions.of(40, 40));
    assertThat(report.model().operators())
        .anyMatch(step -> step.operator() == Operator.DEPTHWISE_CONV_2D && step.version() == 2);
    compare(small("tf_mobilenetv3_small_100").withOutputStride(8), TfLiteOptions.of(37, 40));
  }

  /** Zeros are an operator of their own where TensorFlow would put others. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv1_100,64,true",
    "mobilenetv1_100,33,false",
    "tf_mobilenetv3_small_minimal_100,64,false"
  })
  void zerosAreWrittenWhereTheyAreNotTensorFlows(String name, int size, boolean written) {
    assertThat(compare(small(name), TfLiteOptions.of(size, size)).model().operators())
        .extracting(OperatorInfo::operator)
        .satisfies(
            found -> assertThat(found.contains(Operator.PAD)).as("has PAD").isEqualTo(written));
  }

  @Test
  void batchesAndOtherChannels() {
    for (String name : List.of("mobilenetv3_small_100", "mobilenetv4_hybrid_medium")) {
      TfLiteOptions options = TfLiteOptions.of(64, 48).withBatch(Extent.of(3));
      compare(small(name).withInputChannels(1), options);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_small_100", "mobilenetv4_hybrid_medium"})
  void anyBatch(String name) {
    TfLiteOptions options = TfLiteOptions.of(64, 48).withBatch(Extent.any());
    TfLiteCheck.Report report = compare(small(name), options.withTaps(List.of("blocks.2.0")));
    assertThat(report.trials()).containsExactly(new Trial(1, 64, 48), new Trial(3, 64, 48));
    assertThat(report.run().orElseThrow().pieces()).isEqualTo(1);
    assertThat(report.model().inputTensors().get(0).signature()).containsExactly(-1, 64, 48, 3);
    assertThat(report.model().outputTensors().get(0).signature()).containsExactly(-1, 10);
  }

  @Test
  void pixels() {
    TfLiteInput pixels = new TfLiteInput.Pixels(List.of(0.4, 0.5, 0.6), List.of(0.2, 0.3, 0.1));
    TfLiteOptions options = TfLiteOptions.of(33, 40).withInput(pixels).withBatch(Extent.of(2));
    TensorInfo input =
        compare(small("mobilenetv3_small_100"), options).model().inputTensors().get(0);
    assertThat(input.type()).isEqualTo(TensorType.UINT8);
    assertThat(input.shape()).containsExactly(2, 33, 40, 3);
  }

  /** The stage's last block is two of the names. */
  @Test
  void taps() {
    List<String> taps = List.of("stem", "blocks.1.0", "blocks.4", "features", "embedding");
    TfLiteCheck.Report report =
        compare(small("mobilenetv4_conv_small"), TfLiteOptions.of(64, 48).withTaps(taps));
    assertThat(report.model().outputTensors())
        .extracting(TensorInfo::name)
        .containsExactly("logits", "stem", "blocks.1.0", "blocks.4", "features", "embedding");
    assertThat(report.model().outputTensors().get(1).shape()).containsExactly(1, 32, 24, 32);
    assertThat(report.model().outputTensors().get(5).shape()).hasSize(2);
  }

  /** No network of the catalogue has them, but an architecture document may. */
  @Test
  void attentionWithKeysPerHead() {
    SplittableRandom random = new SplittableRandom(7);
    List<Node> nodes = new ArrayList<>(List.of(new Node("input", new Op.Input(3), List.of())));
    Map<String, float[]> values = new HashMap<>();
    for (String name : List.of("queries", "keys", "values")) {
      Parameter weight =
          new Parameter(name + ".weight", List.of(8, 3, 3, 3), Parameter.Kind.WEIGHT);
      float[] drawn = new float[weight.elementCount()];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (float) random.nextDouble(-1, 1);
      }
      values.put(weight.key(), drawn);
      nodes.add(new Node(name, Op.Convolution.of(weight, 1), List.of(0)));
    }
    nodes.add(new Node("attention", new Op.Attention(2, 2, 4), List.of(1, 2, 3)));
    BoundGraph network = new BoundGraph(new Graph(nodes, Map.of(Graph.FEATURES, 4)), values);
    TfLiteOptions options = TfLiteOptions.of(5, 6);
    byte[] file = TfLiteExport.export(network, options);
    TfLiteCheck.Run run = new TfLiteCheck(file, network, options, SCALAR).run().run().orElseThrow();
    assertThat(run.largest().largest()).isGreaterThan(0.5);
    assertThat(run.largest().relative()).isLessThan(TOLERANCE);
    assertThat(run.pieces()).isEqualTo(1);
  }

  @Test
  void networksWithoutClassifier() {
    Architecture network = small("mobilenetv4_conv_small").withClasses(0);
    TfLiteOptions options = TfLiteOptions.of(64, 48);
    assertThat(compare(network, options).model().outputTensors().get(0).name())
        .isEqualTo("embedding");
    Architecture headless = network.withHead(new Head.FeatureMap());
    assertThat(compare(headless, options).model().outputTensors().get(0).name())
        .isEqualTo("features");
  }

  @Test
  void theSameNetworkGivesTheSameBytes() {
    BoundGraph weights = StableWeights.bind(small("mobilenetv3_small_100"));
    assertThat(TfLiteExport.export(weights, TfLiteOptions.of(33, 33)))
        .isEqualTo(TfLiteExport.export(weights, TfLiteOptions.of(33, 33)));
  }

  @Test
  void errorsSayWhatToDo() {
    BoundGraph weights = StableWeights.bind(small("mobilenetv4_conv_small"));
    assertThatThrownBy(() -> TfLiteOptions.of(0, 64))
        .hasMessage("height and width must be at least 1, given 0 and 64");
    TfLiteInput grey = new TfLiteInput.Pixels(List.of(0.5), List.of(0.5));
    TfLiteOptions options = TfLiteOptions.of(64, 64);
    assertThatThrownBy(() -> TfLiteExport.export(weights, options.withInput(grey)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mean and std must have a value for each of the 3 channels of the network,"
                + " given 1");
    assertThatThrownBy(() -> TfLiteExport.export(weights, options.withTaps(List.of("stemm"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no tap \"stemm\"", "stem");
    assertThatThrownBy(() -> new TfLiteInput.Pixels(List.of(0.5), List.of(0.0)))
        .hasMessage("std must be above 0 and finite, given [0.0]");
    assertThatThrownBy(() -> new TfLiteInput.Pixels(List.of(0.5), List.of(0.1, 0.2)))
        .hasMessageStartingWith("mean and std must have a value for each channel");
  }
}
