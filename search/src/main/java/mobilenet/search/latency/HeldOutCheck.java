package mobilenet.search.latency;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

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
