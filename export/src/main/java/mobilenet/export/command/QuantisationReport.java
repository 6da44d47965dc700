package mobilenet.export.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.evaluation.Evaluation.Failure;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.quantise.LayerError;

/**
 * What was written and what it costs: the JSON document.
 *
 * @param output the file
 * @param kind int8 or fp16
 * @param format onnx or tflite
 * @param model the network's name
 * @param opset version of ONNX's operator set
 * @param bytes size of the file
 * @param floatBytes size of the file with floats
 * @param integers how it was quantised, of int8
 * @param checked in which runtime, and how near it was
 * @param accuracy of both files, if it was measured
 * @param latency of both files, if it was measured
 */
record QuantisationReport(
    String output,
    String kind,
    String format,
    String model,
    Optional<Long> opset,
    long bytes,
    long floatBytes,
    Optional<Integers> integers,
    Checked checked,
    Optional<FileAccuracy> accuracy,
    Optional<Latency> latency) {
  private static final double PERCENT = 100;

  /**
   * How a network was quantised.
   *
   * @param images that calibrated
   * @param activations int8 or uint8
   * @param weightBits 7 or 8
   * @param equalised whether channels between convolutions were
   * @param floats layers with weights that stay float
   * @param sqnr of the answers, in decibels; left out where nothing differs
   * @param worst the three layers with the most noise of their own, the worst first
   * @param layers all, in their order
   */
  record Integers(
      int images,
      String activations,
      int weightBits,
      boolean equalised,
      List<String> floats,
      Optional<Double> sqnr,
      List<Layer> worst,
      List<Layer> layers) {}

  /** A layer's noise in decibels; left out where nothing differs. */
  record Layer(
      String name,
      String operation,
      boolean integer,
      Optional<Double> ownSqnr,
      Optional<Double> sqnr) {
    static Layer of(LayerError error) {
      return new Layer(
          error.layer(),
          error.operation(),
          error.integer(),
          finite(error.ownSqnr()),
          finite(error.sqnr()));
    }

    private String text() {
      return name + decibels(" %.1f dB", ownSqnr);
    }
  }

  /**
   * What the file answered in its runtime.
   *
   * @param runtime its name and version; left out where it cannot be loaded, and the structure
   *     alone was checked
   * @param agreement with the simulation in decibels, of int8; left out where nothing differs
   * @param clipped the agreement where ONNX Runtime clips sums of products, as it does on this
   *     processor unless asked not to; left out where that hardly adds to the noise of quantisation
   * @param difference from this project's runtime with the same weights, as a part of the largest
   *     value, of fp16
   * @param pieces of a run in TensorFlow Lite: 1 if XNNPACK runs the whole file
   */
  record Checked(
      Optional<String> runtime,
      Optional<Double> agreement,
      Optional<Double> clipped,
      Optional<Double> difference,
      Optional<Integer> pieces) {
    /**
     * Of integers.
     *
     * @param check throws LinkageError after the structure was checked, if there is no runtime
     */
    static Checked ofIntegers(Supplier<QuantisedCheck.Report> check) {
      QuantisedCheck.Report found;
      try {
        found = check.get();
      } catch (LinkageError e) {
        return ofDifference(Optional.empty(), Optional.empty(), Optional.empty());
      }
      return new Checked(
          Optional.of(found.runtime()),
          finite(found.agreement()),
          found.clipped().stream().boxed().findFirst(),
          Optional.empty(),
          found.pieces().stream().boxed().findFirst());
    }

    static Checked ofDifference(
        Optional<String> runtime, Optional<Double> difference, Optional<Integer> pieces) {
      return new Checked(runtime, Optional.empty(), Optional.empty(), difference, pieces);
    }
  }

  /** Medians of a run on one image and one thread, in milliseconds. */
  record Latency(double floatMs, double ms) {}

  static Optional<Double> finite(double decibels) {
    return Double.isFinite(decibels) ? Optional.of(decibels) : Optional.empty();
  }

  private static String decibels(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("");
  }

  QuantisationReport withMeasured(FileAccuracy accuracy, Optional<Latency> latency) {
    return new QuantisationReport(
        output,
        kind,
        format,
        model,
        opset,
        bytes,
        floatBytes,
        integers,
        checked,
        Optional.of(accuracy),
        latency);
  }

  /** How many images were classified, if accuracy was measured. */
  int images() {
    return accuracy.map(FileAccuracy::images).orElse(0);
  }

  /** Images that could not be read when accuracy was measured. */
  List<Failure> failed() {
    return accuracy.map(FileAccuracy::failed).orElse(List.of());
  }

  void printJson(PrintWriter out) {
    JsonOutput.print(out, this);
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %s, %s in %s, %,d bytes, %.3f of the float file's%n",
        Printable.line(output),
        Printable.line(model),
        kind,
        opset.map(version -> "ONNX opset " + version).orElse("TensorFlow Lite"),
        bytes,
        (double) bytes / floatBytes);
    integers.ifPresent(how -> print(out, how));
    out.println(
        checked
            .runtime
            .map(runtime -> runtime + checkText())
            .orElseGet(
                () ->
                    "structure checked; "
                        + runtimeName()
                        + " cannot be loaded here, so the answers were not"));
    checked.clipped.ifPresent(
        decibels ->
            out.printf(
                Locale.ROOT,
                "but by default, ONNX Runtime clips sums on this processor: signal to noise %.1f dB;"
                    + " give --weight-bits 7, or open the file with session.x64quantprecision=1%n",
                decibels));
    checked.pieces.ifPresent(pieces -> out.println(TfLiteReport.ofPieces(pieces)));
    accuracy.ifPresent(found -> print(out, found));
    latency.ifPresent(
        times ->
            out.printf(
                Locale.ROOT,
                "latency on one thread: float %.3f ms, %s %.3f ms%n",
                times.floatMs,
                kind,
                times.ms));
  }

  private void print(PrintWriter out, FileAccuracy found) {
    if (found.images() == 0) {
      out.printf(
          Locale.ROOT,
          "none of %,d images could be read, so there is no accuracy%n",
          found.failed().size());
      return;
    }
    out.printf(
        Locale.ROOT,
        "accuracy on %,d images: float %.2f %%, %s %.2f %%; the same class for %.2f %%%s%n",
        found.images(),
        found.floatTop1() * PERCENT,
        kind,
        found.top1() * PERCENT,
        found.same() * PERCENT,
        found.failed().isEmpty() ? "" : "; " + found.failed().size() + " could not be read");
  }

  private static void print(PrintWriter out, Integers how) {
    out.printf(
        Locale.ROOT,
        "calibrated with %d images; weights of %d bits; channels %s; %s%n",
        how.images,
        how.weightBits,
        how.equalised ? "equalised" : "not equalised",
        how.floats.isEmpty()
            ? "no layer stays float"
            : how.floats.size() + " layers stay float: " + String.join(", ", how.floats));
    out.println(
        "signal to noise: answers"
            + decibels(" %.1f dB", how.sqnr)
            + "; worst layers by themselves: "
            + how.worst.stream().map(Layer::text).collect(Collectors.joining(", ")));
  }

  private String runtimeName() {
    return opset.isPresent() ? "ONNX Runtime" : "TensorFlow Lite";
  }

  private String checkText() {
    return checked
        .difference
        .map(
            relative ->
                String.format(
                    Locale.ROOT,
                    " differs from this runtime with the same weights by at most %.1e of the largest"
                        + " value",
                    relative))
        .orElseGet(
            () ->
                " answers as simulated"
                    + decibels(", but for rounding: signal to noise %.1f dB", checked.agreement));
  }
}
