package mobilenet.graph;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param name timm's module path; synthetic nodes such as residual sums have a path below their
 *     block's
 * @param section which part of the network it belongs to
 * @param role what it is to its section
 * @param op what it computes
 * @param inputs indices of earlier nodes
 */
public record Node(String name, Section section, Role role, Op op, List<Integer> inputs) {
  /** Copies the inputs. */
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** A node that belongs to no network. */
  public Node(String name, Op op, List<Integer> inputs) {
    this(name, Section.INPUT, Role.INPUT, op, inputs);
  }

  /** Another operation in the same place. */
  public Node with(Op op, List<Integer> inputs) {
    return new Node(name, section, role, op, inputs);
  }

  /** The only input of a unary operation. */
  public int input() {
    return inputs.get(0);
  }
}
