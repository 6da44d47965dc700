package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.export.tflite.run.TfLiteSession;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.testing.GoldenRecord;
import mobilenet.testing.Resources;
import mobilenet.weights.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TensorFlow Lite makes of our files is what timm computed, without our runtime between. */
class GoldenTfLiteTest {
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv2_050",
        "mobilenetv3_small_100",
        "tf_mobilenetv3_small_100",
        "mobilenetv4_conv_small_050",
        "mobilenetv4_conv_blur_medium"
      })
  void logitsAreTimms(String name) {
    GoldenRecord golden = GoldenRecord.of(name);
    TfLiteOptions options = TfLiteOptions.of(golden.size(), golden.size());
    byte[] file =
        TfLiteExport.export(golden.weights().bind(Lowering.lower(golden.architecture())), options);
    Tensor image = new Tensor(List.of(1, 3, golden.size(), golden.size()), golden.logitImage());
    float[] logits;
    try (TfLiteSession session = new TfLiteSession(file, 1)) {
      session.input(ChannelsLast.of(image));
      session.run();
      logits = Resources.entry(session.results(), Graph.LOGITS);
    }
    float[] expected = new float[golden.logits().size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = golden.logits().get(i).floatValue();
    }
    assertThat(Difference.of(Graph.LOGITS, expected, logits).relative()).isLessThan(TOLERANCE);
  }
}
