package mobilenet.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.export.tflite.read.TensorInfo;
import mobilenet.export.tflite.read.TfLiteModel;
import mobilenet.export.tflite.run.TfLiteSession;
import org.junit.jupiter.api.Test;

class ModelEncoderTest {
  private static final Quantisation EIGHTHS =
      new Quantisation(List.of(0.125f, 0.25f, 0.5f), List.of(0L, 0L, 0L), 1);

  private static TensorEntry tensor(String name, Optional<Contents> contents) {
    return new TensorEntry(
        name, TensorType.FLOAT32, List.of(1, 3), false, contents, Optional.empty());
  }

  private static byte[] sum() {
    TensorEntry quantised =
        new TensorEntry(
            "q",
            TensorType.INT8,
            List.of(1, 3),
            false,
            Optional.of(Contents.ofBytes((byte) -1, (byte) 0, (byte) 127)),
            Optional.of(EIGHTHS));
    List<TensorEntry> tensors =
        List.of(
            tensor("x", Optional.empty()),
            tensor("c", Optional.of(Contents.of(1f, 20f, 300f))),
            tensor("y", Optional.empty()),
            quantised);
    Step add =
        new Step(Operator.ADD, 1, new Options.Fused(FusedActivation.RELU6), List.of(0, 1), 2);
    return new ModelEncoder(tensors, List.of(add), Map.of("x", 0), Map.of("y", 2))
        .encode("a sum", Map.of());
  }

  @Test
  void tensorFlowLiteReadsConstantsAndOptions() {
    try (TfLiteSession session = new TfLiteSession(sum(), 1)) {
      session.input(0.5f, -30f, -297.5f);
      session.run();
      assertThat(session.result(0)).containsExactly(1.5f, 0, 2.5f);
      assertThatThrownBy(() -> session.input(1f))
          .hasMessage("the file's input has 12 bytes, given 4");
    }
  }

  @Test
  void quantisationIsReadBack() {
    TensorInfo tensor = TfLiteModel.read(sum()).tensors().get(3);
    assertThat(tensor.type()).isEqualTo(TensorType.INT8);
    assertThat(tensor.quantisation()).contains(EIGHTHS);
    assertThatThrownBy(() -> new Quantisation(List.of(1f), List.of(), 0))
        .hasMessageContaining("1 scales, 0 zero points and axis 0");
    assertThatThrownBy(() -> new Quantisation(List.of(0f), List.of(0L), 0))
        .hasMessage("scales must be above 0 and finite, given [0.0]");
  }

  @Test
  void constantsHaveTheBytesOfTheirShape() {
    assertThatThrownBy(() -> tensor("c", Optional.of(Contents.of(1f, 2f))))
        .hasMessage("c: expected 12 bytes, given 8");
  }
}
