package mobilenet.search.space;

import java.util.List;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/**
 * One choice of a space.
 *
 * @param name of a shared choice, such as {@code $w2}; of a hole, where it stands
 * @param options the alternatives, strings and numbers, at least one, all different
 */
public record Decision(String name, List<JsonValue> options) {
  /** What an optional row is, in the order of its options. */
  static final List<JsonValue> PRESENCE =
      List.of(new JsonString("present"), new JsonString("absent"));

  /** Option of {@link #PRESENCE} that leaves the row out. */
  static final int ABSENT = 1;

  /** Copies. */
  public Decision {
    options = List.copyOf(options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException(name + " has no alternative");
    }
  }

  /** An alternative as it stands in an arch string. */
  public String text(int option) {
    JsonValue value = options.get(option);
    return value instanceof JsonNumber number ? number.text() : ((JsonString) value).text();
  }

  int size() {
    return options.size();
  }
}
