package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobilenet.runtime.PlannedStep;

/**
 * Holds the predictions of a table, and of models fitted to its networks, to networks that are not
 * in it.
 *
 * @param networks in the order given
 * @param drifts for each size, the time that the table's own networks take now as a part of what
 *     they took for the table, the median: far from 1, the machine is another than it was, and
 *     errors are partly that
 */
public record HeldOutCheck(List<CheckedNetwork> networks, Map<Integer, Double> drifts) {

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

    /** Milliseconds that a model predicts. */
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
   * @param known some of the table's, to see whether the machine is as it was; may be empty
   * @throws IllegalArgumentException if the table is of another environment, has a network, or too
   *     few of its size
   * @throws IllegalStateException if other processes were busy during every turn of a network
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static HeldOutCheck run(
      LatencyTarget target,
      LatencyTable table,
      List<SizedNetwork> networks,
      List<SizedNetwork> known,
      MeasurementSettings settings,
      TableMeasurement.Listener listener)
      throws InterruptedException {
    requireSameEnvironment(table, target.stamp());
    Map<Integer, List<LatencyPredictor>> models = new TreeMap<>();
    for (SizedNetwork network : networks) {
      requireUnknown(table, network);
      models.computeIfAbsent(network.size(), size -> models(table, size));
    }
    List<SizedNetwork> all = Stream.concat(networks.stream(), known.stream()).toList();
    Map<String, List<Double>> nanos = measure(target, all, settings, listener);
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

  private static Map<Integer, Double> drifts(
      LatencyTable table, List<SizedNetwork> known, Map<String, List<Double>> nanos) {
    Map<Integer, List<Double>> ratios = new TreeMap<>();
    for (SizedNetwork network : known) {
      double now = Spread.of(quiet(nanos, network)).median();
      ratios
          .computeIfAbsent(network.size(), size -> new ArrayList<>())
          .add(now / carrier(table, network).orElseThrow().nanos());
    }
    Map<Integer, Double> drifts = new TreeMap<>();
    ratios.forEach((size, all) -> drifts.put(size, Spread.of(all).median()));
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

  private static Map<String, List<Double>> measure(
      LatencyTarget target,
      List<SizedNetwork> networks,
      MeasurementSettings settings,
      TableMeasurement.Listener listener)
      throws InterruptedException {
    Map<String, List<Double>> nanos = new LinkedHashMap<>();
    int total = TableMeasurement.turns(networks.size(), settings);
    int done = 0;
    // The first round compiles what the others run.
    for (int round = -1; round < settings.rounds(); round++) {
      List<SizedNetwork> order = new ArrayList<>(networks);
      Collections.shuffle(order, new Random(settings.seed() * 1_000_003 + round));
      for (SizedNetwork network : order) {
        Turn turn = target.measure(network);
        for (int i = 0; i < settings.retries() && !settings.isQuiet(turn); i++) {
          turn = target.measure(network);
        }
        if (round >= 0 && settings.isQuiet(turn)) {
          nanos.computeIfAbsent(network.id(), id -> new ArrayList<>()).add(turn.wholeNanos());
        }
        listener.turn(++done, total);
      }
    }
    return nanos;
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

  /** How well a model predicts the networks of one size. */
  public PredictionError error(int size, String model) {
    List<CheckedNetwork> own = networks.stream().filter(n -> n.network().size() == size).toList();
    return PredictionError.of(
        own.stream().map(CheckedNetwork::measuredMs).toList(),
        own.stream().map(n -> n.predictedMs(model)).toList());
  }
}
