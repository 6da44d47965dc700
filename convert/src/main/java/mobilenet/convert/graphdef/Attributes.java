package mobilenet.convert.graphdef;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonString;
import mobilenet.json.JsonTypes;
import mobilenet.json.JsonValue;

/**
 * Attributes of a node in the JSON form of protocol buffers: each has one member that is called
 * after its type, 64-bit integers are strings, and bytes are in base64.
 *
 * @param fields attributes by name
 */
record Attributes(JsonFields fields) {
  /** Whole numbers, such as {@code strides}; empty if the attribute is missing or empty. */
  List<Integer> integers(String name) throws JsonException {
    Optional<JsonFields> list = list(name);
    List<Integer> integers = new ArrayList<>();
    if (list.isPresent() && list.get().optional("i").isPresent()) {
      for (JsonValue item : list.get().array("i")) {
        integers.add(integer(list.get(), item));
      }
    }
    return integers;
  }

  /** A text, such as {@code padding}. */
  Optional<String> text(String name) throws JsonException {
    Optional<JsonFields> value = fields.optionalFields(name);
    return value.isPresent() && value.get().optional("s").isPresent()
        ? Optional.of(text(value.get(), value.get().required("s")))
        : Optional.empty();
  }

  /** Texts, such as {@code fused_ops}; empty if the attribute is missing or empty. */
  List<String> texts(String name) throws JsonException {
    Optional<JsonFields> list = list(name);
    List<String> texts = new ArrayList<>();
    if (list.isPresent() && list.get().optional("s").isPresent()) {
      for (JsonValue item : list.get().array("s")) {
        texts.add(text(list.get(), item));
      }
    }
    return texts;
  }

  /** A type of values, such as {@code dtype}. */
  Optional<String> type(String name) throws JsonException {
    Optional<JsonFields> value = fields.optionalFields(name);
    return value.isPresent() ? value.get().optionalString("type") : Optional.empty();
  }

  /** A number, such as {@code epsilon}. */
  Optional<Double> number(String name) throws JsonException {
    Optional<JsonFields> value = fields.optionalFields(name);
    return value.isPresent() ? value.get().optionalNumber("f") : Optional.empty();
  }

  /** A flag, such as {@code transpose_b}; false if it is missing. */
  boolean flag(String name) throws JsonException {
    Optional<JsonFields> value = fields.optionalFields(name);
    if (value.isEmpty() || value.get().optional("b").isEmpty()) {
      return false;
    }
    try {
      return JsonTypes.bool(value.get().required("b"));
    } catch (IllegalArgumentException e) {
      throw value.get().error("b", String.valueOf(e.getMessage()));
    }
  }

  /** Sizes of the dimensions that a node says it has; -1 where it leaves one open. */
  List<Integer> shape() throws JsonException {
    Optional<JsonFields> value = fields.optionalFields("shape");
    Optional<JsonFields> shape =
        value.isPresent() ? value.get().optionalFields("shape") : Optional.empty();
    List<Integer> sizes = new ArrayList<>();
    if (shape.isPresent() && shape.get().optional("dim").isPresent()) {
      for (JsonValue item : shape.get().array("dim")) {
        JsonFields dimension = JsonFields.root(item, shape.get().source() + ": dim");
        Optional<JsonValue> size = dimension.optional("size");
        sizes.add(size.isPresent() ? integer(dimension, size.get()) : -1);
      }
    }
    return sizes;
  }

  private Optional<JsonFields> list(String name) throws JsonException {
    Optional<JsonFields> value = fields.optionalFields(name);
    return value.isPresent() ? value.get().optionalFields("list") : Optional.empty();
  }

  private static int integer(JsonFields at, JsonValue value) throws JsonException {
    try {
      return value instanceof JsonString text
          ? Integer.parseInt(text.text())
          : JsonTypes.integer(value);
    } catch (IllegalArgumentException e) {
      throw at.error("i", "must hold whole numbers of 32 bits: " + e.getMessage());
    }
  }

  /** Some converters write bytes as an array of numbers instead. */
  private static String text(JsonFields at, JsonValue value) throws JsonException {
    try {
      if (value instanceof JsonArray bytes) {
        StringBuilder text = new StringBuilder();
        for (JsonValue item : bytes.elements()) {
          text.append((char) JsonTypes.integer(item));
        }
        return text.toString();
      }
      byte[] decoded = Base64.getDecoder().decode(JsonTypes.string(value));
      return new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw at.error("s", "must be a text in base64: " + e.getMessage());
    }
  }
}
