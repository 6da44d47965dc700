package mobilenet.train.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import org.bytedeco.pytorch.Tensor;

/**
 * The operations of a graph, run by libtorch one after the other. Feature maps are let go after
 * their last reader, as Python's reference counts do; the backward pass keeps what it needs.
 */
final class TorchNetwork {
  private final Graph graph;
  private final List<TorchOperation> operations = new ArrayList<>();
  private final int[] lastReader;
  private final int logits;

  TorchNetwork(Graph graph, NetworkWeights weights, NetworkOptions options) {
    this.graph = graph;
    List<Node> nodes = graph.nodes();
    logits = Objects.requireNonNull(graph.taps().get(Graph.LOGITS), "a network with a classifier");
    lastReader = new int[nodes.size()];
    TorchOperations prepare = new TorchOperations(weights, options);
    for (int i = 0; i < nodes.size(); i++) {
      operations.add(prepare.prepare(nodes.get(i)));
      for (int read : nodes.get(i).inputs()) {
        lastReader[read] = i;
      }
    }
  }

  /** Sees a feature map of a forward pass. */
  @FunctionalInterface
  interface Observer {
    /** Called after each node, in order; the tensor must not be kept. */
    void see(Node node, Tensor value);
  }

  /** Logits of a batch; the caller keeps the batch and owns the result. */
  Tensor forward(Tensor batch, Pass pass) {
    return forward(batch, pass, (node, value) -> {});
  }

  /** As {@link #forward(Tensor, Pass)}, showing every feature map. */
  Tensor forward(Tensor batch, Pass pass, Observer observer) {
    List<Node> nodes = graph.nodes();
    Tensor[] values = new Tensor[nodes.size()];
    values[0] = batch;
    for (int i = 1; i < values.length; i++) {
      List<Integer> reads = nodes.get(i).inputs();
      Tensor[] inputs = new Tensor[reads.size()];
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = values[reads.get(k)];
      }
      boolean scratch = reads.get(0) > 0 && lastReader[reads.get(0)] == i;
      values[i] = operations.get(i).run(inputs, pass, scratch);
      observer.see(nodes.get(i), values[i]);
      for (int read : reads) {
        if (read > 0 && lastReader[read] == i && !values[read].equals(values[i])) {
          values[read].close();
        }
      }
    }
    return values[logits];
  }

  /** Name of the first node whose output is not finite everywhere. */
  Optional<String> firstNonFinite(Tensor batch, Pass pass) {
    List<String> found = new ArrayList<>();
    forward(
            batch,
            pass,
            (node, value) -> {
              if (found.isEmpty() && !isFinite(value)) {
                found.add(node.name());
              }
            })
        .close();
    return found.stream().findFirst();
  }

  static boolean isFinite(Tensor value) {
    try (Tensor flags = value.isfinite();
        Tensor all = flags.all()) {
      return all.item_bool();
    }
  }
}
