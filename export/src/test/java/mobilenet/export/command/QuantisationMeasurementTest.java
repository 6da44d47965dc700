package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mobilenet.evaluation.LabelMapping;
import mobilenet.export.check.ExportedFile;
import mobilenet.export.command.QuantisationReport.Checked;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import org.junit.jupiter.api.Test;

class QuantisationMeasurementTest {
  private static ExportedFile missing() {
    throw new NoClassDefFoundError("ai/onnxruntime/OrtEnvironment");
  }

  /** The file is there by then: its maker must not think that it has to be made again. */
  @Test
  void withoutARuntimeTheFileIsSaidToBeWritten() {
    Preprocessing pixel =
        new Preprocessing(
            1, 1, 1, 1, Interpolation.BILINEAR, List.of(0.0), List.of(1.0), CropMode.CENTER);
    QuantisationReport report =
        new QuantisationReport(
            "m.onnx",
            "int8",
            "onnx",
            "model",
            Optional.of(17L),
            28,
            100,
            Optional.empty(),
            Checked.ofDifference(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(
            () ->
                new QuantisationMeasurement(List.of(), LabelMapping.inOrder(2), pixel, 0)
                    .of(
                        report,
                        QuantisationMeasurementTest::missing,
                        QuantisationMeasurementTest::missing))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "m.onnx is written and checked, but --report runs the files, and what runs them cannot"
                + " be loaded here (ai/onnxruntime/OrtEnvironment); leave it out");
  }
}
