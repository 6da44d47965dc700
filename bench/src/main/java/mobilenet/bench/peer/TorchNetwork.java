package mobilenet.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import org.bytedeco.pytorch.Tensor;

/** The operations of a graph, ready to be run by libtorch one after the other. */
final class TorchNetwork {
  private final List<Node> nodes;
  private final List<TorchOperation> operations = new ArrayList<>();
  private final int[] lastReader;
  private final int logits;

  /** Packs the weights; to be called in inference mode. */
  TorchNetwork(BoundGraph weights) {
    BoundGraph folded = weights.apply(Pass.standard());
    nodes = folded.graph().nodes();
    logits = Objects.requireNonNull(folded.graph().taps().get(Graph.LOGITS));
    lastReader = new int[nodes.size()];
    TorchOperations prepare = new TorchOperations(folded);
    for (int i = 0; i < nodes.size(); i++) {
      Op op = nodes.get(i).op();
      operations.add(op instanceof Op.Input ? inputs -> inputs[0] : prepare.prepare(op));
      for (int input : nodes.get(i).inputs()) {
        lastReader[input] = i;
      }
    }
  }

  /** Logits of a batch; the caller keeps the batch and owns the result. */
  Tensor run(Tensor batch) {
    Tensor[] values = new Tensor[nodes.size()];
    values[0] = batch;
    for (int i = 1; i < values.length; i++) {
      List<Integer> reads = nodes.get(i).inputs();
      Tensor[] inputs = new Tensor[reads.size()];
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = values[reads.get(k)];
      }
      values[i] = operations.get(i).run(inputs);
      for (int read : reads) {
        if (read > 0 && lastReader[read] == i) {
          values[read].close();
        }
      }
    }
    return values[logits];
  }
}
