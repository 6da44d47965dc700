package mobilenet.cli;

import java.io.IOException;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.NetworkReference;
import mobilenet.weights.RandomWeights;

/**
 * The network that {@code bench} measures.
 *
 * @param architecture the network
 * @param checkpoint the weights, if it is a checkpoint's
 */
record BenchNetwork(Architecture architecture, Optional<BoundGraph> checkpoint) {

  /** The network that an argument names. */
  static BenchNetwork open(String argument) throws IOException {
    NetworkReference network = Arguments.network(argument);
    if (network.checkpoint().isEmpty()) {
      return new BenchNetwork(network.architecture(), Optional.empty());
    }
    try (Checkpoint checkpoint = Checkpoint.open(network.checkpoint().get())) {
      return new BenchNetwork(checkpoint.architecture(), Optional.of(checkpoint.bind()));
    }
  }

  /** The checkpoint's weights, or random ones. */
  BoundGraph weights(long seed) {
    return checkpoint.orElseGet(() -> RandomWeights.bind(Lowering.lower(architecture), seed));
  }
}
