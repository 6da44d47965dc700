package mobilenet.graph;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param name timm's module path; nodes that timm has no module for, such as residual sums, have a
 *     path below their block's
 * @param section which part of the network it belongs to
 * @param role what it does in its section
 * @param op what it computes
 * @param inputs indices of earlier nodes
 */
public record Node(String name, Section section, Role role, Op op, List<Integer> inputs) {
  /** Copies the inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** A node outside of any network. */
  public Node(String name, Op op, List<Integer> inputs) {
    this(name, Section.INPUT, Role.INPUT, op, inputs);
  }

  /** The same node with another operation and other inputs. */
  public Node with(Op op, List<Integer> inputs) {
    return new Node(name, section, role, op, inputs);
  }

  /** The only input of a unary operation. */
  public int input() {
    return inputs.get(0);
  }
}
