package mobilenet.export.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.export.check.Difference;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.onnx.read.OnnxValue;

/**
 * What was written, and what the check found: the JSON document.
 *
 * @param output the file
 * @param format onnx
 * @param model the network's name
 * @param opset version of the operator set
 * @param bytes size of the file
 * @param inputs of the file
 * @param outputs of the file
 * @param checked what was compared
 */
record OnnxReport(
    String output,
    String format,
    String model,
    long opset,
    long bytes,
    List<Value> inputs,
    List<Value> outputs,
    Checked checked) {

  /** An input or an output; dimensions that are left open have names. */
  record Value(String name, String type, List<String> shape) {
    static Value of(OnnxValue value) {
      return new Value(
          value.name(),
          value.type().toString(),
          value.shape().stream().map(dimension -> dimension.text()).toList());
    }

    private String shapeText() {
      return String.join("×", shape);
    }
  }

  /**
   * What was compared.
   *
   * @param trials shapes of images
   * @param runtime that ran the file, if one was there
   * @param output of which the difference is the largest
   * @param difference as a part of the output's largest value
   */
  record Checked(
      List<Trial> trials,
      Optional<String> runtime,
      Optional<String> output,
      Optional<Double> difference) {}

  static OnnxReport of(String output, String model, long bytes, OnnxCheck.Report report) {
    Optional<Difference> largest = report.largest();
    return new OnnxReport(
        output,
        "onnx",
        model,
        report.model().opset(),
        bytes,
        report.model().inputs().stream().map(Value::of).toList(),
        report.model().outputs().stream().map(Value::of).toList(),
        new Checked(
            report.trials(),
            report.runtime(),
            largest.map(Difference::output),
            largest.map(Difference::relative)));
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(out, this);
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %s, ONNX opset %d, %,d bytes%n",
        Printable.line(output),
        Printable.line(model),
        opset,
        bytes);
    inputs.forEach(value -> print(out, "input", value));
    outputs.forEach(value -> print(out, "output", value));
    if (checked.runtime.isEmpty()) {
      out.println("structure checked; ONNX Runtime cannot be loaded here, so the answers were not");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s differs from this runtime by at most %.1e of the largest value of %s%n",
        checked.runtime.get(),
        checked.difference.orElseThrow(),
        checked.output.orElseThrow());
  }

  private static void print(PrintWriter out, String kind, Value value) {
    out.printf(Locale.ROOT, "%-6s  %s  %s  %s%n", kind, value.name, value.type, value.shapeText());
  }
}
