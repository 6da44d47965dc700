package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime is the judge: it must answer what our runtime answers. */
class OnnxExportTest {
  /** Of the largest logit. */
  private static final double TOLERANCE = 2e-4;

  private static final double NARROW = 0.25;
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

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

  @ParameterizedTest
  @MethodSource("catalogue")
  void answersAsOurRuntime(Architecture architecture) throws OrtException {
    compare(architecture, 1, 33, 47);
  }

  @Test
  void batchesAndOtherChannels() throws OrtException {
    for (String name : List.of("mobilenetv3_small_100", "mobilenetv4_hybrid_medium")) {
      compare(small(Catalogue.get(name)).withInputChannels(1), 3, 64, 48);
    }
  }

  @Test
  void dilated() throws OrtException {
    compare(small(Catalogue.get("mobilenetv4_hybrid_medium")).withOutputStride(8), 1, 40, 40);
    compare(small(Catalogue.get("tf_mobilenetv3_small_100")).withOutputStride(8), 1, 37, 40);
  }

  private static void compare(Architecture architecture, int batch, int height, int width)
      throws OrtException {
    BoundGraph weights = StableWeights.bind(architecture);
    int channels = architecture.input().channels();
    float[] images = new float[batch * channels * height * width];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble(-2, 2);
    }
    Tensor input = new Tensor(List.of(batch, channels, height, width), images);
    float[] expected;
    try (CompiledModel model = CompiledModel.compile(weights, RuntimeOptions.DEFAULT)) {
      Map<String, Tensor> taps = BatchRunner.run(model, input, List.of(Graph.LOGITS));
      expected = taps.values().iterator().next().data();
    }
    float[] given = onnx(OnnxExport.export(weights, height, width, batch), input);
    assertThat(given).hasSameSizeAs(expected);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - given[i]));
    }
    assertThat(largest).isPositive().isFinite();
    assertThat(difference / largest).as(architecture.name()).isLessThan(TOLERANCE);
  }

  private static float[] onnx(byte[] model, Tensor input) throws OrtException {
    long[] shape = input.shape().stream().mapToLong(Integer::longValue).toArray();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = ENVIRONMENT.createSession(model, options);
          OnnxTensor tensor =
              OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(input.data()), shape);
          OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, tensor))) {
        FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] values = new float[logits.remaining()];
        logits.get(values);
        return values;
      }
    }
  }

  @Test
  void errorsSayWhatToDo() {
    BoundGraph weights = StableWeights.bind(small(Catalogue.get("mobilenetv4_conv_small")));
    assertThatThrownBy(() -> OnnxExport.export(weights, 64, 64, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch must be at least 1, given 0");
    assertThatThrownBy(() -> OnnxExport.export(weights, 0, 64, 1))
        .isInstanceOf(IllegalArgumentException.class);
    BoundGraph headless =
        StableWeights.bind(small(Catalogue.get("mobilenetv4_conv_small")).truncatedAt(16));
    assertThatThrownBy(() -> OnnxExport.export(headless, 64, 64, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no classifier", "export the whole network");
  }
}
