package mobilenet.testing;

import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/** An operation that only the graph itself knows: every consumer must refuse it by name. */
public record UnknownOperation() implements Op.Custom {
  /** Part of the sentence in which a consumer refuses it. */
  public static final String REFUSAL = "cannot handle the operation UnknownOperation[]";

  /** A graph of an input, this operation, and logits. */
  public static Graph graph() {
    return new Graph(
        List.of(
            new Node("input", new Op.Input(3), List.of()),
            new Node("unknown", new UnknownOperation(), List.of(0))),
        Map.of(Graph.LOGITS, 1));
  }
}
