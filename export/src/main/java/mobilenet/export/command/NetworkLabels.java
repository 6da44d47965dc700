package mobilenet.export.command;

import java.util.List;
import java.util.Optional;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.UsageException;
import mobilenet.weights.CheckpointConfig;

/** Names of a network's logits. */
final class NetworkLabels {
  private NetworkLabels() {}

  /**
   * The checkpoint's names; empty if it has none, or the network does not end in logits.
   *
   * @throws UsageException if the names are of another number of logits, which weights from
   *     elsewhere may have
   */
  static Optional<List<String>> of(Network network) {
    Optional<List<String>> labels = network.config().flatMap(CheckpointConfig::labelNames);
    if (labels.isEmpty() || !network.architecture().hasClassifier()) {
      return Optional.empty();
    }
    int logits = network.architecture().classes();
    if (labels.get().size() != logits) {
      throw new UsageException(
          "the checkpoint of --model has names of "
              + labels.get().size()
              + " classes, and the network has "
              + logits
              + " logits with these --weights; give the checkpoint that the weights belong to");
    }
    return labels;
  }
}
