package mobilenet.export.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.export.check.Difference;
import mobilenet.export.check.TfLiteCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.tflite.read.TensorInfo;

/**
 * What was written, and what the check found: the JSON document.
 *
 * @param output the file
 * @param format tflite
 * @param model the network's name
 * @param operators how many the file has
 * @param bytes size of the file
 * @param inputs of the file
 * @param outputs of the file
 * @param checked what was compared
 */
record TfLiteReport(
    String output,
    String format,
    String model,
    int operators,
    long bytes,
    List<Value> inputs,
    List<Value> outputs,
    Checked checked) {
  private static final String OPEN = "batch";

  /** An input or an output; a dimension that is left open has a name. */
  record Value(String name, String type, List<String> shape) {
    static Value of(TensorInfo tensor) {
      return new Value(
          tensor.name(),
          tensor.type().toString(),
          tensor.signature().stream().map(n -> n < 0 ? OPEN : Integer.toString(n)).toList());
    }

    private String shapeText() {
      return String.join("×", shape);
    }
  }

  /**
   * What was compared.
   *
   * @param trials shapes of images
   * @param runtime that ran the file, if it was there
   * @param pieces of a run: 1 if XNNPACK runs the whole file
   * @param output of which the difference is the largest
   * @param difference as a part of the output's largest value
   */
  record Checked(
      List<Trial> trials,
      Optional<String> runtime,
      Optional<Integer> pieces,
      Optional<String> output,
      Optional<Double> difference) {}

  static TfLiteReport of(String output, String model, long bytes, TfLiteCheck.Report report) {
    Optional<Difference> largest = report.run().map(TfLiteCheck.Run::largest);
    return new TfLiteReport(
        output,
        "tflite",
        model,
        report.model().operators().size(),
        bytes,
        report.model().inputTensors().stream().map(Value::of).toList(),
        report.model().outputTensors().stream().map(Value::of).toList(),
        new Checked(
            report.trials(),
            report.run().map(TfLiteCheck.Run::runtime),
            report.run().map(TfLiteCheck.Run::pieces),
            largest.map(Difference::output),
            largest.map(Difference::relative)));
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(out, this);
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %s, TensorFlow Lite, %d operators, %,d bytes%n",
        Printable.line(output),
        Printable.line(model),
        operators,
        bytes);
    inputs.forEach(value -> print(out, "input", value));
    outputs.forEach(value -> print(out, "output", value));
    if (checked.runtime.isEmpty()) {
      out.println(
          "structure checked; TensorFlow Lite cannot be loaded here, so the answers were not");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s differs from this runtime by at most %.1e of the largest value of %s%n",
        checked.runtime.get(),
        checked.difference.orElseThrow(),
        checked.output.orElseThrow());
    out.println(ofPieces(checked.pieces.orElseThrow()));
  }

  /** Which part of a file XNNPACK runs. */
  static String ofPieces(int pieces) {
    return pieces == 1
        ? "its delegate XNNPACK runs all operators"
        : "a run has " + pieces + " pieces: XNNPACK does not run all operators";
  }

  private static void print(PrintWriter out, String kind, Value value) {
    out.printf(Locale.ROOT, "%-6s  %s  %s  %s%n", kind, value.name, value.type, value.shapeText());
  }
}
