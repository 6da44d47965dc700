package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.command.QuantisationReport.Checked;
import org.junit.jupiter.api.Test;

class QuantisationReportTest {
  private static String printed(Optional<Long> opset, Checked checked) {
    QuantisationReport report =
        new QuantisationReport(
            "m.file",
            "int8",
            opset.isPresent() ? "onnx" : "tflite",
            "model",
            opset,
            28,
            100,
            Optional.empty(),
            checked,
            Optional.empty(),
            Optional.empty());
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text, true));
    return text.toString();
  }

  /** On a system for which there is no native library. */
  @Test
  void aFileThatNothingCouldRunIsNotSaidToAnswer() {
    Checked alone =
        Checked.ofIntegers(
            () -> {
              throw new UnsatisfiedLinkError("no such library");
            });
    assertThat(alone.runtime()).isEmpty();
    assertThat(printed(Optional.empty(), alone))
        .contains("structure checked; TensorFlow Lite cannot be loaded here")
        .doesNotContain("as simulated");
    Checked halves = Checked.ofDifference(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(printed(Optional.of(17L), halves))
        .contains("structure checked; ONNX Runtime cannot be loaded here")
        .doesNotContain("as simulated");
  }

  @Test
  void aFileThatRanIsSaidToAnswer() {
    Checked ran =
        Checked.ofIntegers(
            () ->
                new QuantisedCheck.Report(
                    "Runtime 1", 43.25, OptionalDouble.empty(), OptionalInt.of(1)));
    assertThat(printed(Optional.empty(), ran))
        .contains("Runtime 1 answers as simulated, but for rounding: signal to noise 43.3 dB")
        .contains("XNNPACK runs all operators")
        .doesNotContain("clips");
  }

  @Test
  void aProcessorThatClipsIsNamed() {
    Checked ran =
        Checked.ofIntegers(
            () ->
                new QuantisedCheck.Report(
                    "Runtime 1", 43.25, OptionalDouble.of(18.3), OptionalInt.empty()));
    assertThat(printed(Optional.of(17L), ran))
        .contains("Runtime 1 answers as simulated, but for rounding: signal to noise 43.3 dB")
        .contains(
            "but by default, ONNX Runtime clips sums on this processor: signal to noise 18.3 dB;"
                + " give --weight-bits 7, or open the file with session.x64quantprecision=1");
  }
}
