package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.json.JsonObject;
import mobilenet.search.latency.TableLatency;
import mobilenet.search.netadapt.AdaptSettings;
import mobilenet.search.netadapt.NarrowNetworks;
import mobilenet.search.netadapt.Reachability;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.weights.Checkpoint;

/**
 * A network with what is known of its latency, before any image is looked at.
 *
 * @param network that all begins with, under a name that the catalogue does not have
 * @param cost latency of networks, by a table
 * @param networks that it may become
 * @param settings of the steps
 * @param reachability of the target
 */
record PreparedAdaptation(
    Architecture network,
    TabledCost cost,
    NarrowNetworks networks,
    AdaptSettings settings,
    Reachability reachability) {

  static PreparedAdaptation of(NetAdaptOptions options, Checkpoint seed) throws IOException {
    AdaptSettings settings = options.settings();
    seed.architecture().requireClassifier();
    Architecture network = SeedOptions.named(seed.architecture());
    TabledCost cost = TabledCost.of(FrozenTable.read(options.table()));
    // Narrower networks may be guessed; of the first one's time, target and steps are parts.
    cost.require(
        List.of(network),
        "measure one of it and of narrower networks, which netadapt --networks N writes");
    TableLatency latency = cost.latency();
    NarrowNetworks networks =
        options.seed().networks(network, narrow -> latency.predict(narrow).ms());
    double target = options.target(latency.predict(network).ms());
    return new PreparedAdaptation(
        network, cost, networks, settings, Reachability.check(networks, settings, target));
  }

  /** What the table predicts. */
  TableLatency latency() {
    return cost.latency();
  }

  double target() {
    return reachability.target();
  }

  /** All that decides which networks are chosen. */
  JsonObject heading(Checkpoint seed, String tuner, List<String> groups) throws IOException {
    return JsonObject.EMPTY
        .with("network", networks.hash(networks.widest()))
        .with("weights", InitialWeights.ofCheckpoint(seed.weights()).origin())
        .with("training", tuner)
        // Before the latency that it predicts, so that it is what a refusal names.
        .with(SearchFolder.LATENCY_TABLE, cost.frozen().hash())
        .with("latency", reachability.first())
        .with("target", target())
        .with("step", settings.schedule().initial())
        .with("decay", settings.schedule().decay())
        .with("choice", settings.rule().name())
        .with("tolerance", settings.tolerance())
        .with("quantum", (long) settings.quantum())
        .with("groups", String.join(", ", groups));
  }
}
