package mobilenet.export.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mobilenet.cli.CsvFile;
import mobilenet.export.command.QuantisationReport.Integers;
import mobilenet.export.command.QuantisationReport.Latency;
import mobilenet.export.command.QuantisationReport.Layer;
import mobilenet.measure.Machine;

/** A row of a file of results; accuracies are fractions. */
final class QuantisationRow {
  private static final List<String> COLUMNS =
      List.of(
          "network",
          "kind",
          "activations",
          "weight_bits",
          "calibration_images",
          "equalised",
          "float_layers",
          "images",
          "float_top1",
          "top1",
          "same",
          "float_bytes",
          "bytes",
          "ratio",
          "sqnr_db",
          "worst_layers",
          "float_ms",
          "ms",
          "runtime",
          "machine",
          "date");

  private QuantisationRow() {}

  /** A file of such rows. */
  static CsvFile file(Path path) {
    return new CsvFile(path, COLUMNS);
  }

  /** Of a file whose accuracy was measured. */
  static List<String> of(QuantisationReport report) {
    Optional<Integers> how = report.integers();
    FileAccuracy accuracy = report.accuracy().orElseThrow();
    Optional<Latency> latency = report.latency();
    return List.of(
        report.model(),
        report.kind(),
        how.map(Integers::activations).orElse(""),
        how.map(integers -> Integer.toString(integers.weightBits())).orElse(""),
        how.map(integers -> Integer.toString(integers.images())).orElse(""),
        how.map(integers -> Boolean.toString(integers.equalised())).orElse(""),
        how.map(integers -> String.join(" ", integers.floats())).orElse(""),
        Integer.toString(accuracy.images()),
        number("%.4f", accuracy.floatTop1()),
        number("%.4f", accuracy.top1()),
        number("%.4f", accuracy.same()),
        Long.toString(report.floatBytes()),
        Long.toString(report.bytes()),
        number("%.3f", (double) report.bytes() / report.floatBytes()),
        how.flatMap(Integers::sqnr).map(db -> number("%.1f", db)).orElse(""),
        how.map(QuantisationRow::worst).orElse(""),
        latency.map(times -> number("%.3f", times.floatMs())).orElse(""),
        latency.map(times -> number("%.3f", times.ms())).orElse(""),
        report.checked().runtime().orElse(""),
        Machine.here().processor().replace(',', ';'),
        LocalDate.now(ZoneOffset.UTC).toString());
  }

  private static String worst(Integers how) {
    return how.worst().stream().map(QuantisationRow::text).collect(Collectors.joining(" "));
  }

  private static String text(Layer layer) {
    return layer.name() + layer.ownSqnr().map(db -> number(":%.1f", db)).orElse("");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
