package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.testing.GoldenRecord;
import mobilenet.testing.Resources;
import mobilenet.weights.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ONNX Runtime makes of our files is what timm computed, without our runtime in between. */
class GoldenOnnxTest {
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv2_050",
        "mobilenetv3_small_100",
        "tf_mobilenetv3_small_100",
        "tf_mobilenetv3_small_minimal_100",
        "mobilenetv4_conv_small_050",
        "mobilenetv4_conv_blur_medium"
      })
  void logitsAreTimms(String name) {
    GoldenRecord golden = GoldenRecord.of(name);
    OnnxOptions options = OnnxOptions.of(golden.size(), golden.size());
    byte[] file =
        OnnxExport.export(golden.weights().bind(Lowering.lower(golden.architecture())), options);
    Tensor image = new Tensor(List.of(1, 3, golden.size(), golden.size()), golden.logitImage());
    float[] logits;
    try (OnnxRuntimeRun run = new OnnxRuntimeRun(ByteBuffer.wrap(file))) {
      logits =
          Resources.entry(
              run.run(new OnnxInput.Normalised(), new TrialImages(image, new byte[0])),
              Graph.LOGITS);
    }
    float[] expected = new float[golden.logits().size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = golden.logits().get(i).floatValue();
    }
    assertThat(Difference.of(Graph.LOGITS, expected, logits).relative()).isLessThan(TOLERANCE);
  }
}
