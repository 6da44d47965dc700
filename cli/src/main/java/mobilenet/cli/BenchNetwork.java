package mobilenet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.RandomWeights;

/**
 * The network that {@code bench} measures.
 *
 * @param architecture the network
 * @param checkpoint the weights, if it is a checkpoint's
 */
record BenchNetwork(Architecture architecture, Optional<BoundGraph> checkpoint) {

  /** Opens a checkpoint's folder, or else finds an architecture by its name or file. */
  static BenchNetwork open(String nameOrCheckpoint) throws IOException {
    Path folder = Path.of(nameOrCheckpoint);
    if (Arguments.isCheckpoint(nameOrCheckpoint)) {
      try (Checkpoint checkpoint = Checkpoint.open(folder)) {
        return new BenchNetwork(checkpoint.architecture(), Optional.of(checkpoint.bind()));
      }
    }
    return new BenchNetwork(Arguments.network(nameOrCheckpoint), Optional.empty());
  }

  /** The checkpoint's weights, or random ones. */
  BoundGraph weights(long seed) {
    return checkpoint.orElseGet(() -> RandomWeights.bind(Lowering.lower(architecture), seed));
  }
}
