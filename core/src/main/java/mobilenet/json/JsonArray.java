package mobilenet.json;

import java.util.Arrays;
import java.util.List;

/**
 * Values in order.
 *
 * @param elements of any kind
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue {
  /** Copies. */
  public JsonArray {
    elements = List.copyOf(elements);
  }

  /** An array of numbers. */
  public static JsonArray of(double... values) {
    return new JsonArray(Arrays.stream(values).<JsonValue>mapToObj(JsonNumber::of).toList());
  }

  /** An array of whole numbers. */
  public static JsonArray of(int... values) {
    return new JsonArray(Arrays.stream(values).<JsonValue>mapToObj(JsonNumber::of).toList());
  }

  /** An array of strings. */
  public static JsonArray ofStrings(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }

  @Override
  public JsonKind kind() {
    return JsonKind.ARRAY;
  }
}
