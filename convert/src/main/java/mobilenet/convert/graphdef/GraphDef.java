package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonValue;
import mobilenet.weights.Tensor;

/** A graph and its constants. */
final class GraphDef {
  /** Constants are read through so many nodes that only pass them on. */
  private static final int MAX_PASSED = 16;

  private final String origin;
  private final Map<String, GraphNode> nodes;
  private final Map<String, Tensor> weights;
  private final Set<String> read = new HashSet<>();

  private GraphDef(String origin, Map<String, GraphNode> nodes, Map<String, Tensor> weights) {
    this.origin = origin;
    this.nodes = nodes;
    this.weights = weights;
  }

  /**
   * Reads a graph.
   *
   * @param topology a GraphDef
   * @param weights values of its nodes of type Const, by name
   */
  static GraphDef of(String origin, JsonFields topology, Map<String, Tensor> weights)
      throws JsonException, ForeignFileException {
    Map<String, GraphNode> nodes = new LinkedHashMap<>();
    int index = 0;
    for (JsonValue item : topology.array("node")) {
      GraphNode node =
          GraphNode.of(
              JsonFields.root(item, origin + ": " + topology.pathOf("node[" + index + "]")));
      if (nodes.put(node.name(), node) != null) {
        throw new ForeignFileException(
            origin + ": two nodes are called " + node.name() + "; convert the model again");
      }
      index++;
    }
    return new GraphDef(origin, nodes, weights);
  }

  /** The file's name, for messages. */
  String origin() {
    return origin;
  }

  /** Names of all nodes. */
  Set<String> names() {
    return nodes.keySet();
  }

  /** A node that another one reads. */
  GraphNode node(String name, String reader) throws ForeignFileException {
    GraphNode node = nodes.get(name);
    if (node == null) {
      throw error(reader, "reads " + name + ", which the graph does not have");
    }
    return node;
  }

  /** The nodes that compute something which no other node reads. */
  List<String> ends() {
    Set<String> ends = new LinkedHashSet<>();
    for (GraphNode node : nodes.values()) {
      if (!node.inputs().isEmpty()) {
        ends.add(node.name());
      }
    }
    nodes.values().forEach(node -> ends.removeAll(node.inputs()));
    return new ArrayList<>(ends);
  }

  /** Whether an input is a constant, also one that nodes only pass on. */
  boolean isConstant(String name, String reader) throws ForeignFileException {
    return source(name, reader).op().equals("Const");
  }

  private GraphNode source(String name, String reader) throws ForeignFileException {
    GraphNode node = node(name, reader);
    for (int i = 0; i < MAX_PASSED; i++) {
      if (!node.op().equals("Identity") || node.inputs().isEmpty()) {
        return node;
      }
      node = node(node.inputs().get(0), node.name());
    }
    return node;
  }

  /** A constant input of a node. */
  Tensor constant(GraphNode node, int input) throws ForeignFileException {
    String name = source(input(node, input), node.name()).name();
    Tensor tensor = weights.get(name);
    read.add(name);
    if (tensor == null) {
      throw error(
          node.name(), "expected weights of its input " + name + ", found none in the file");
    }
    return tensor;
  }

  /** Whichever of two inputs is constant. */
  Tensor constant(GraphNode node) throws ForeignFileException {
    boolean first = isConstant(input(node, 0), node.name());
    return constant(node, first ? 0 : 1);
  }

  /** For operations that do not commute. */
  void requireConstantSecond(GraphNode node) throws ForeignFileException {
    if (isConstant(input(node, 0), node.name())) {
      throw error(
          node.name(), "expected a feature map " + node.op() + " a constant, found the reverse");
    }
  }

  /** Names of weights that were never asked for, except single numbers and shapes. */
  List<String> unread() {
    return weights.entrySet().stream()
        .filter(entry -> !read.contains(entry.getKey()) && entry.getValue().data().length > 4)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A constant input of whole numbers. */
  List<Integer> integers(GraphNode node, int input) throws ForeignFileException {
    List<Integer> integers = new ArrayList<>();
    for (float value : constant(node, input).data()) {
      // Early converters quantised these, too.
      integers.add(Math.round(value));
    }
    return integers;
  }

  /** An input of a node. */
  String input(GraphNode node, int input) throws ForeignFileException {
    if (input >= node.inputs().size()) {
      throw error(
          node.name(),
          "expected more than " + input + " inputs of " + node.op() + ", found " + node.inputs());
    }
    return node.inputs().get(input);
  }

  /** An error about a node. */
  ForeignFileException error(String node, String message) {
    return new ForeignFileException(origin + ": node " + node + ": " + message);
  }

  /** An error about an operation that these networks do not have. */
  ForeignFileException unknown(GraphNode node) {
    return error(
        node.name(),
        "expected an operation that MobileNetV1 or V2 has at this place, found " + node.op());
  }

  /**
   * The node that the network ends in.
   *
   * @param root the whole document, which may have a signature
   * @param wanted one that the user names
   */
  GraphNode output(JsonFields root, Optional<String> wanted)
      throws JsonException, ForeignFileException {
    Set<String> outputs = new LinkedHashSet<>();
    wanted.ifPresent(outputs::add);
    if (outputs.isEmpty()) {
      outputs.addAll(signature(root));
    }
    if (outputs.isEmpty()) {
      outputs.addAll(ends());
    }
    List<String> missing = outputs.stream().filter(name -> !nodes.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new ForeignFileException(
          origin
              + ": expected the output "
              + missing.get(0)
              + " among the graph's nodes, found none");
    }
    if (outputs.size() != 1) {
      throw new ForeignFileException(
          origin
              + ": expected one output, found "
              + outputs.stream().limit(6).toList()
              + "; name the node that the network ends in with --entry");
    }
    return node(outputs.iterator().next(), "output");
  }

  private static Set<String> signature(JsonFields root) throws JsonException {
    Optional<JsonFields> signature = root.optionalFields("signature");
    if (signature.isEmpty()) {
      Optional<JsonFields> metadata = root.optionalFields("userDefinedMetadata");
      signature = metadata.isPresent() ? metadata.get().optionalFields("signature") : metadata;
    }
    Set<String> names = new LinkedHashSet<>();
    if (signature.isPresent() && signature.get().optional("outputs").isPresent()) {
      JsonFields outputs = signature.get().fields("outputs");
      for (String key : outputs.object().members().keySet()) {
        names.add(GraphNode.reference(outputs.fields(key).optionalString("name").orElse(key)));
      }
    }
    return names;
  }
}
