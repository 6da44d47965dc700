package mobilenet.search.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.runtime.PlannedStep;

/**
 * Holds the predictions of a table, and of models fitted to its networks, to networks that are not
 * in it. Some of the table's own networks have turns among theirs: what has become of the machine's
 * speed since is no error of a model, and all predictions of a size are scaled by that one ratio.
 *
 * @param networks in the order given
 * @param drifts of each size
 */
public record HeldOutCheck(List<CheckedNetwork> networks, Map<Integer, Drift> drifts) {

  /**
   * A network that was predicted and measured.
   *
   * @param network not in the table
   * @param measuredMs median over rounds
   * @param predictions by the name of the model
   */
  public record CheckedNetwork(
      SizedNetwork network, double measuredMs, Map<String, Prediction> predictions) {
    /** Copies the predictions. */
    public CheckedNetwork {
      predictions = Collections.unmodifiableMap(new LinkedHashMap<>(predictions));
    }

    /** Steps that the table guesses. */
    int guessed() {
      return predictions.values().stream().mapToInt(p -> p.missing().size()).max().orElse(0);
    }

    /** Milliseconds that a model predicts, at the speed that the table was measured at. */
    double predictedMs(String model) {
      return Objects.requireNonNull(predictions.get(model), model).ms();
    }
  }

  /** Copies. */
  public HeldOutCheck {
    networks = List.copyOf(networks);
    drifts = Collections.unmodifiableMap(new TreeMap<>(drifts));
  }

  /**
   * Measures and predicts.
   *
   * @param table of the target's own environment
   * @param networks none of the table's, of sizes that the table has at least eight networks of
   * @param known some of the table's, to see whether the machine is as it was; may be empty, and
   *     then it is taken to be
   * @param turnFile where turns are kept, so that an interrupted check goes on
   * @throws IllegalArgumentException if the table is of another environment, has a network, or too
   *     few of its size
   * @throws IllegalStateException if other processes were busy during every turn of a network
   * @throws IOException if the file of turns cannot be read or written, or is of something else
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static HeldOutCheck run(
      LatencyTarget target,
      LatencyTable table,
      List<SizedNetwork> networks,
      List<SizedNetwork> known,
      MeasurementSettings settings,
      Path turnFile,
      TableMeasurement.Listener listener)
      throws IOException, InterruptedException {
    requireSameEnvironment(table, target.stamp());
    Map<Integer, List<LatencyPredictor>> models = new TreeMap<>();
    for (SizedNetwork network : networks) {
      requireUnknown(table, network);
      models.computeIfAbsent(network.size(), size -> models(table, size));
    }
    List<SizedNetwork> all = Stream.concat(networks.stream(), known.stream()).toList();
    TurnLog log = TableMeasurement.log(target, all, settings, turnFile);
    new MeasuringRounds(target, settings, log, listener).first(settings.rounds(), all);
    Map<String, List<Double>> nanos =
        LevelledTurns.of(log.entries(), settings).stream()
            .collect(
                Collectors.groupingBy(
                    TurnLog.Entry::network,
                    Collectors.mapping(entry -> entry.turn().wholeNanos(), Collectors.toList())));
    List<CheckedNetwork> checked = new ArrayList<>();
    for (SizedNetwork network : networks) {
      List<PlannedStep> plan = target.plan(network);
      Map<String, Prediction> predictions = new LinkedHashMap<>();
      for (LatencyPredictor model : Objects.requireNonNull(models.get(network.size()))) {
        predictions.put(model.name(), model.predict(network.size(), plan));
      }
      double measured = Spread.of(quiet(nanos, network)).median();
      checked.add(new CheckedNetwork(network, measured / 1e6, predictions));
    }
    return new HeldOutCheck(checked, drifts(table, known, nanos));
  }

  private static Map<Integer, Drift> drifts(
      LatencyTable table, List<SizedNetwork> known, Map<String, List<Double>> nanos) {
    Map<Integer, List<Double>> ratios = new TreeMap<>();
    for (SizedNetwork network : known) {
      double now = Spread.of(quiet(nanos, network)).median();
      ratios
          .computeIfAbsent(network.size(), size -> new ArrayList<>())
          .add(now / carrier(table, network).orElseThrow().nanos());
    }
    Map<Integer, Drift> drifts = new TreeMap<>();
    ratios.forEach((size, all) -> drifts.put(size, Drift.of(all)));
    return drifts;
  }

  private static Optional<LatencyTable.Carrier> carrier(LatencyTable table, SizedNetwork network) {
    return table.carriers().stream()
        .filter(c -> c.hash().equals(network.hash()) && c.size() == network.size())
        .findFirst();
  }

  private static List<LatencyPredictor> models(LatencyTable table, int size) {
    return List.of(
        new TableSum(table),
        LinearModel.fit(table, size),
        MacsAlone.fit(table, size),
        RooflineModel.fit(table, size));
  }

  private static void requireSameEnvironment(LatencyTable table, Stamp here) {
    table
        .elsewhere(here)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  difference + ". Check it there, or measure a table here");
            });
  }

  private static void requireUnknown(LatencyTable table, SizedNetwork network) {
    if (carrier(table, network).isPresent()) {
      throw new IllegalArgumentException(
          "the network " + network.id() + " is in the table; check it with others");
    }
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

  /** The models by name, in order. */
  public List<String> models() {
    return networks.isEmpty() ? List.of() : List.copyOf(networks.get(0).predictions().keySet());
  }

  /** Sizes of images, in ascending order. */
  public List<Integer> sizes() {
    return networks.stream().map(n -> n.network().size()).distinct().sorted().toList();
  }

  /** What has become of the machine's speed for networks of a size. */
  public Drift drift(int size) {
    return drifts.getOrDefault(size, Drift.NONE);
  }

  /** What a model predicts of a network, scaled to the speed that it was measured at. */
  double scaledMs(CheckedNetwork network, String model) {
    return drift(network.network().size()).ratio() * network.predictedMs(model);
  }

  /** How well a model predicts the networks of one size, scaled to the speed now. */
  public PredictionError error(int size, String model) {
    return error(size, network -> scaledMs(network, model));
  }

  /** As {@link #error}, with the change of the machine's speed among the error. */
  public PredictionError rawError(int size, String model) {
    return error(size, network -> network.predictedMs(model));
  }

  private PredictionError error(int size, ToDoubleFunction<CheckedNetwork> prediction) {
    List<CheckedNetwork> own = networks.stream().filter(n -> n.network().size() == size).toList();
    return PredictionError.of(
        own.stream().map(CheckedNetwork::measuredMs).toList(),
        own.stream().map(prediction::applyAsDouble).toList());
  }
}
