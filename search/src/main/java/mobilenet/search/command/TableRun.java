package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.ListedNames;
import mobilenet.cli.UsageException;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;
import mobilenet.search.latency.CarrierSelection;
import mobilenet.search.latency.LatencyDevice;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;
import mobilenet.search.latency.LatencyTarget;
import mobilenet.search.latency.MeasurementSettings;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.latency.TableMeasurement;

/**
 * Measures a table.
 *
 * @param device to measure
 * @param source of networks
 * @param settings how
 * @param report to the user
 */
record TableRun(
    LatencyDevice device, NetworkSource source, MeasurementSettings settings, Report report) {
  private static final int SHOWN_KEYS = 3;
  private static final double SECONDS_OF_MINUTE = 60;

  /** The JSON document. */
  record Document(
      String target,
      String processor,
      String kernels,
      int networks,
      int turns,
      double minutes,
      int steps,
      Map<String, String> refused,
      Optional<String> output) {}

  /** Measures, or only says what would be. */
  int run(int carriers, Optional<Path> output, boolean add, boolean dryRun, Starts starts)
      throws IOException, InterruptedException {
    Optional<LatencyTable> before = Optional.empty();
    if (!dryRun) {
      Path file =
          output.orElseThrow(() -> new UsageException("name the table's file with --output"));
      before = before(file, add);
    }
    LatencyTarget target = device.open();
    before.ifPresent(table -> table.requireMixable(target.stamp()));
    List<SizedNetwork> networks = networks(target, carriers);
    if (!starts.isOneOfSeveral()) {
      describe(target, networks);
    }
    if (dryRun) {
      report.document(document(target, networks, Optional.empty(), Optional.empty()));
      return 0;
    }
    Path file = output.orElseThrow();
    Path turns = turns(file);
    TableMeasurement measurement = new TableMeasurement(target, networks, settings, turns);
    if (before.isPresent() && !add && !isTableOf(measurement, before.get())) {
      throw existsAlready(file);
    }
    Starts.Measuring measuring =
        rounds ->
            report.withBar(
                "measuring",
                networks.size() * settings.rounds(),
                listener -> {
                  measurement.measure(rounds, listener);
                  return rounds;
                });
    if (starts.isOneOfSeveral()) {
      return starts.own(measuring);
    }
    int code = starts.first(settings.rounds(), measurement, measuring);
    if (code == 0) {
      code = starts.again(settings.rounds(), measurement.neededRounds(), measurement, measuring);
    }
    if (code != 0) {
      return code;
    }
    LatencyTable measured = measurement.table();
    LatencyTable table = before.isPresent() ? measured.with(before.get()) : measured;
    LatencyTableFile.write(file, table);
    Files.delete(turns);
    summarise(measured, file);
    report.document(document(target, networks, Optional.of(measured), Optional.of(file)));
    return 0;
  }

  private static Path turns(Path file) {
    return file.resolveSibling(file.getFileName() + ".turns");
  }

  private static Optional<LatencyTable> before(Path file, boolean add) throws IOException {
    if (!Files.exists(file)) {
      if (add) {
        throw new UsageException(file + ": there is no table to add to; leave --add out");
      }
      return Optional.empty();
    }
    if (!add && !Files.exists(turns(file))) {
      throw existsAlready(file);
    }
    return Optional.of(LatencyTableFile.read(file));
  }

  private static UsageException existsAlready(Path file) {
    return new UsageException(
        file + ": exists already; name another file, or add to the table with --add");
  }

  /**
   * Whether a table is what a measurement has come to. Whoever was killed between writing its table
   * and deleting its turns has left both, and the same command must go on from there, too.
   */
  private static boolean isTableOf(TableMeasurement measurement, LatencyTable table)
      throws IOException {
    return measurement.has(measurement.neededRounds()) && measurement.table().hasTimesOf(table);
  }

  private List<SizedNetwork> networks(LatencyTarget target, int carriers) throws IOException {
    List<SizedNetwork> networks = new ArrayList<>();
    for (int size : source.sizes()) {
      networks.addAll(
          source.isList()
              ? source.all(size)
              : CarrierSelection.choose(
                  target, source.candidates(size, 0), carriers, settings.leastCarriers()));
    }
    return networks;
  }

  private void describe(LatencyTarget target, List<SizedNetwork> networks) {
    Map<StepKey, Set<String>> carriers = new HashMap<>();
    for (SizedNetwork network : networks) {
      for (PlannedStep step : target.plan(network)) {
        carriers.computeIfAbsent(step.key(), key -> new HashSet<>()).add(network.hash());
      }
    }
    int least = target.leastCarriers(settings.leastCarriers());
    List<String> rare =
        carriers.entrySet().stream()
            .filter(step -> step.getValue().size() < least)
            .map(step -> step.getKey().toString())
            .sorted()
            .toList();
    report.line(
        String.format(
            Locale.ROOT,
            "%s on %s, %s kernels: %d networks with %d different steps, %d turns, about %.0f min",
            device.name(),
            target.stamp().processor(),
            target.stamp().kernels(),
            networks.size(),
            carriers.size(),
            TableMeasurement.turns(networks.size(), settings),
            minutes(target, networks)));
    if (!rare.isEmpty()) {
      report.line(
          rare.size()
              + " steps are in fewer than "
              + least
              + " of these networks and will not be in the table: "
              + ListedNames.first(rare, SHOWN_KEYS));
    }
  }

  private double minutes(LatencyTarget target, List<SizedNetwork> networks) {
    int turns = TableMeasurement.turns(networks.size(), settings);
    return turns * target.secondsOfTurn() / SECONDS_OF_MINUTE;
  }

  private void summarise(LatencyTable table, Path file) {
    report.line(
        table.entries().size()
            + " steps measured, "
            + table.refused().size()
            + " refused: "
            + file);
    table
        .refused()
        .forEach((key, refusal) -> report.line("  refused: " + key + ", " + refusal.reason()));
  }

  private Document document(
      LatencyTarget target,
      List<SizedNetwork> networks,
      Optional<LatencyTable> table,
      Optional<Path> file) {
    Map<String, String> refused = new LinkedHashMap<>();
    table.ifPresent(
        t -> t.refused().forEach((key, why) -> refused.put(key.toString(), why.reason())));
    return new Document(
        device.name(),
        target.stamp().processor(),
        target.stamp().kernels(),
        networks.size(),
        TableMeasurement.turns(networks.size(), settings),
        minutes(target, networks),
        table.map(t -> t.entries().size()).orElse(0),
        refused,
        file.map(Path::toString));
  }
}
