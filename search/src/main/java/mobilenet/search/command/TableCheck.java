package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mobilenet.cli.TextTable;
import mobilenet.file.AtomicFiles;
import mobilenet.search.latency.CheckFile;
import mobilenet.search.latency.Drift;
import mobilenet.search.latency.HeldOutCheck;
import mobilenet.search.latency.HeldOutMeasurement;
import mobilenet.search.latency.LatencyDevice;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;
import mobilenet.search.latency.LatencyTarget;
import mobilenet.search.latency.MeasurementSettings;
import mobilenet.search.latency.PredictionError;
import mobilenet.search.latency.SizedNetwork;

/**
 * Holds a table to networks that are not in it.
 *
 * @param device to measure
 * @param source of networks
 * @param settings how
 * @param report to the user
 */
record TableCheck(
    LatencyDevice device, NetworkSource source, MeasurementSettings settings, Report report) {
  /** Up to this size steps are alone, and their times add up better than those of bands. */
  private static final int SMALL_SIZE = 64;

  private static final double MOST_ERROR_SMALL = 0.02;
  private static final double MOST_ERROR_LARGE = 0.03;
  private static final double LEAST_TAU = 0.95;
  private static final int FAILED = 1;

  /** Of each size, from the table: their median ratio is known to half a percent then. */
  private static final int KNOWN_NETWORKS = 8;

  /** A row of the JSON document. */
  record Row(
      int size, String model, int networks, double r2, double mape, double tau, double rawMape) {}

  /** The JSON document. */
  record Document(List<Row> models, Map<Integer, Drift> drifts, List<String> problems) {}

  /** Measures and compares. */
  int run(Path file, int heldOut, Optional<Path> results, Starts starts)
      throws IOException, InterruptedException {
    // Before minutes of measuring, not after them.
    if (results.isPresent()) {
      AtomicFiles.requireWritable(results.get());
    }
    LatencyTable table = LatencyTableFile.read(file);
    List<SizedNetwork> networks = new ArrayList<>();
    List<SizedNetwork> known = new ArrayList<>();
    for (int size : source.sizes()) {
      Set<String> hashes =
          table.carriers().stream()
              .filter(carrier -> carrier.size() == size)
              .map(LatencyTable.Carrier::hash)
              .collect(Collectors.toSet());
      networks.addAll(source.others(size, heldOut, hashes));
      known.addAll(source.known(size, KNOWN_NETWORKS, hashes));
    }
    LatencyTarget target = device.open();
    Path turns = file.resolveSibling(file.getFileName() + ".check.turns");
    HeldOutMeasurement measurement =
        new HeldOutMeasurement(target, table, networks, known, settings, turns);
    Starts.Measuring measuring =
        rounds ->
            report.withBar(
                "checking",
                measurement.turns(),
                listener -> {
                  measurement.measure(rounds, listener);
                  return rounds;
                });
    if (starts.isOneOfSeveral()) {
      return starts.own(measuring);
    }
    int code = starts.first(settings.rounds(), measurement, measuring);
    if (code != 0) {
      return code;
    }
    HeldOutCheck check = measurement.check();
    if (results.isPresent()) {
      CheckFile.write(results.get(), check, target.stamp().processor());
    }
    List<Row> rows = rows(check);
    List<String> problems = problems(check);
    print(check, rows, problems);
    report.document(new Document(rows, check.drifts(), problems));
    // Not before: whoever is killed, or cannot write the results, measures nothing again.
    Files.delete(turns);
    return problems.isEmpty() ? 0 : FAILED;
  }

  private static List<Row> rows(HeldOutCheck check) {
    List<Row> rows = new ArrayList<>();
    for (int size : check.sizes()) {
      int networks =
          (int) check.networks().stream().filter(n -> n.network().size() == size).count();
      for (String model : check.models()) {
        PredictionError error = check.error(size, model);
        double rawMape = check.rawError(size, model).mape();
        rows.add(new Row(size, model, networks, error.r2(), error.mape(), error.tau(), rawMape));
      }
    }
    return rows;
  }

  /** What keeps the table from being good enough to search with. */
  private static List<String> problems(HeldOutCheck check) {
    List<String> problems = new ArrayList<>();
    for (int size : check.sizes()) {
      PredictionError table = check.error(size, "table");
      PredictionError macs = check.error(size, "macs");
      double most = size <= SMALL_SIZE ? MOST_ERROR_SMALL : MOST_ERROR_LARGE;
      if (!(table.mape() <= most)) {
        problems.add(
            text(
                "at %d px the table is %.1f %% off, more than %.0f",
                size, 100 * table.mape(), 100 * most));
      }
      if (!(table.tau() >= LEAST_TAU)) {
        problems.add(
            text("at %d px the table's τ is %.3f, below %.2f", size, table.tau(), LEAST_TAU));
      }
      if (!(2 * table.mape() <= macs.mape())) {
        problems.add(
            text(
                "at %d px the table is %.1f %% off, more than half of the %.1f of MACs alone",
                size, 100 * table.mape(), 100 * macs.mape()));
      }
    }
    return problems;
  }

  private void print(HeldOutCheck check, List<Row> rows, List<String> problems) {
    TextTable table =
        new TextTable("size", "model", "networks", "R²", "MAPE", "τ", "unscaled MAPE");
    for (Row row : rows) {
      table.row(
          row.size(),
          row.model(),
          row.networks(),
          text("%.4f", row.r2()),
          text("%.2f %%", 100 * row.mape()),
          text("%.3f", row.tau()),
          text("%.2f %%", 100 * row.rawMape()));
    }
    table.print(report.text());
    Set<String> missing =
        check.networks().stream()
            .flatMap(n -> n.predictions().values().stream())
            .flatMap(prediction -> prediction.missing().stream())
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    missing.forEach(key -> report.line("not in the table, guessed: " + key));
    check.sizes().forEach(size -> report.line(drift(size, check.drift(size))));
    problems.forEach(report::line);
  }

  private static String drift(int size, Drift drift) {
    if (drift.controls() == 0) {
      return text(
          "at %d px, none of the table's own networks was found to be measured again, so that what"
              + " has become of the machine's speed since is among the errors; give the --space,"
              + " --classes and --channels that the table was measured with",
          size);
    }
    return text(
        "at %d px, %d of the table's own networks take %.3f ± %.3f of the time that they took for"
            + " it; all predictions are scaled by that",
        size, drift.controls(), drift.ratio(), drift.uncertainty());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
