package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.runtime.PlannedStep;

/** Measures networks that a table predicts: see {@link HeldOutCheck}. */
public final class HeldOutMeasurement implements SpreadMeasurement {
  private final LatencyTarget target;
  private final LatencyTable table;
  private final List<SizedNetwork> networks;
  private final List<SizedNetwork> known;
  private final MeasurementSettings settings;
  private final Path turnFile;
  private final Map<Integer, List<LatencyPredictor>> models = new TreeMap<>();

  /**
   * Fits the models, and refuses before anything is measured.
   *
   * @param table of the target's own environment
   * @param networks none of the table's, of sizes that the table has at least eight networks of
   * @param known some of the table's, to see whether the machine is as it was; may be empty, and
   *     then it is taken to be
   * @param turnFile where turns are kept, so that an interrupted check goes on
   * @throws IllegalArgumentException if the table is of another environment, has a network, or too
   *     few of its size
   */
  public HeldOutMeasurement(
      LatencyTarget target,
      LatencyTable table,
      List<SizedNetwork> networks,
      List<SizedNetwork> known,
      MeasurementSettings settings,
      Path turnFile) {
    this.target = target;
    this.table = table;
    this.networks = List.copyOf(networks);
    this.known = List.copyOf(known);
    this.settings = settings;
    this.turnFile = turnFile;
    requireSameEnvironment();
    for (SizedNetwork network : networks) {
      requireUnknown(network);
      models.computeIfAbsent(network.size(), size -> models(table, size));
    }
  }

  private static List<LatencyPredictor> models(LatencyTable table, int size) {
    return List.of(
        new TableSum(table),
        LinearModel.fit(table, size),
        MacsAlone.fit(table, size),
        RooflineModel.fit(table, size));
  }

  private void requireSameEnvironment() {
    table
        .elsewhere(target.stamp())
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  difference + ". Check it there, or measure a table here");
            });
  }

  private void requireUnknown(SizedNetwork network) {
    if (carrier(network).isPresent()) {
      throw new IllegalArgumentException(
          "the network " + network.id() + " is in the table; check it with others");
    }
  }

  private Optional<LatencyTable.Carrier> carrier(SizedNetwork network) {
    return table.carriers().stream()
        .filter(c -> c.hash().equals(network.hash()) && c.size() == network.size())
        .findFirst();
  }

  private List<SizedNetwork> all() {
    return Stream.concat(networks.stream(), known.stream()).toList();
  }

  /** Turns that are needed. */
  public int turns() {
    return all().size() * settings.rounds();
  }

  private TurnLog log() throws IOException {
    return TableMeasurement.log(target, all(), settings, turnFile);
  }

  @Override
  public boolean has(int rounds) throws IOException {
    return new MeasuringRounds(target, settings, log(), (done, total) -> {})
        .areComplete(0, rounds, all());
  }

  @Override
  public void measure(int rounds, TableMeasurement.Listener listener)
      throws IOException, InterruptedException {
    new MeasuringRounds(target, settings, log(), listener).first(rounds, all());
  }

  /**
   * Measures in this process alone.
   *
   * @throws IOException if the file of turns cannot be read or written, or is of something else
   * @throws InterruptedException if the thread is interrupted; what is measured is kept
   */
  public HeldOutCheck run(TableMeasurement.Listener listener)
      throws IOException, InterruptedException {
    measure(settings.rounds(), listener);
    return check();
  }

  /**
   * Compares what was measured with what is predicted.
   *
   * @throws IllegalStateException if other processes were busy during every turn of a network
   * @throws IOException if the file of turns cannot be read or written, or is of something else
   */
  public HeldOutCheck check() throws IOException {
    Map<String, List<Double>> nanos =
        LevelledTurns.of(log().entries(), settings).stream()
            .collect(
                Collectors.groupingBy(
                    TurnLog.Entry::network,
                    Collectors.mapping(entry -> entry.turn().wholeNanos(), Collectors.toList())));
    List<HeldOutCheck.CheckedNetwork> checked = new ArrayList<>();
    for (SizedNetwork network : networks) {
      List<PlannedStep> plan = target.plan(network);
      Map<String, Prediction> predictions = new LinkedHashMap<>();
      for (LatencyPredictor model : Objects.requireNonNull(models.get(network.size()))) {
        predictions.put(model.name(), model.predict(network.size(), plan));
      }
      double measured = Spread.of(quiet(nanos, network)).median();
      checked.add(new HeldOutCheck.CheckedNetwork(network, measured / 1e6, predictions));
    }
    return new HeldOutCheck(checked, drifts(nanos));
  }

  private Map<Integer, Drift> drifts(Map<String, List<Double>> nanos) {
    Map<Integer, List<Double>> ratios = new TreeMap<>();
    for (SizedNetwork network : known) {
      double now = Spread.of(quiet(nanos, network)).median();
      ratios
          .computeIfAbsent(network.size(), size -> new ArrayList<>())
          .add(now / carrier(network).orElseThrow().nanos());
    }
    Map<Integer, Drift> drifts = new TreeMap<>();
    ratios.forEach((size, all) -> drifts.put(size, Drift.of(all)));
    return drifts;
  }

  private static List<Double> quiet(Map<String, List<Double>> nanos, SizedNetwork network) {
    List<Double> own = nanos.get(network.id());
    if (own == null) {
      throw new IllegalStateException(
          "the network "
              + network.id()
              + " was never measured without busy neighbours; try again when the machine is idle");
    }
    return own;
  }
}
