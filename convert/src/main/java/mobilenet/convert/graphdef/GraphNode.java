package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonTypes;
import mobilenet.json.JsonValue;

/**
 * A node of a graph.
 *
 * @param name unlike that of any other node
 * @param op its operation, such as {@code _FusedConv2D}
 * @param inputs names of the nodes that it reads, each of which it takes the first output of
 * @param attributes the operation's settings
 */
record GraphNode(String name, String op, List<String> inputs, Attributes attributes) {
  GraphNode {
    inputs = List.copyOf(inputs);
  }

  static GraphNode of(JsonFields fields) throws JsonException {
    String name = fields.string("name");
    List<String> inputs = new ArrayList<>();
    if (fields.optional("input").isPresent()) {
      for (JsonValue item : fields.array("input")) {
        String input = text(fields, item);
        // What begins with ^ only orders the nodes, which have no effects here.
        if (!input.startsWith("^")) {
          inputs.add(reference(input));
        }
      }
    }
    Optional<JsonFields> attributes = fields.optionalFields("attr");
    JsonObject object = attributes.map(JsonFields::object).orElse(JsonObject.EMPTY);
    JsonFields named = new JsonFields(object, fields.source() + ": node " + name, "attr");
    return new GraphNode(name, fields.string("op"), inputs, new Attributes(named));
  }

  private static String text(JsonFields fields, JsonValue item) throws JsonException {
    try {
      return JsonTypes.string(item);
    } catch (IllegalArgumentException e) {
      throw fields.error("input", String.valueOf(e.getMessage()));
    }
  }

  /** A node's name, of a reference to its first output. */
  static String reference(String input) {
    return input.endsWith(":0") ? input.substring(0, input.length() - 2) : input;
  }
}
