package mobilenet.graph;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param name timm's module path; synthetic nodes such as residual sums have a path below their
 *     block's
 * @param op what it computes
 * @param inputs indices of earlier nodes
 */
public record Node(String name, Op op, List<Integer> inputs) {
  /** Copies the inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The only input of a unary operation. */
  public int input() {
    return inputs.get(0);
  }
}
