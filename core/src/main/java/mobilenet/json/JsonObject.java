package mobilenet.json;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Members in the order of the document.
 *
 * @param members by name
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
  /** No members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  /** Copies, and checks the names for lone surrogates. */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    members.keySet().forEach(JsonString::requireWellFormed);
  }

  /** The member of that name. */
  public Optional<JsonValue> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The same with a member added at the end, or replaced in its place. */
  public JsonObject with(String name, JsonValue value) {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.put(name, value);
    return new JsonObject(copy);
  }

  /** The same with a string member. */
  public JsonObject with(String name, String text) {
    return with(name, new JsonString(text));
  }

  /** The same with a number member. */
  public JsonObject with(String name, double value) {
    return with(name, JsonNumber.of(value));
  }

  /** The same with a whole number member. */
  public JsonObject with(String name, long value) {
    return with(name, JsonNumber.of(value));
  }

  /** The same with the members of another object, which replace those of the same name. */
  public JsonObject withAll(JsonObject other) {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.putAll(other.members);
    return new JsonObject(copy);
  }

  /** The same without some members. */
  public JsonObject without(Collection<String> names) {
    Map<String, JsonValue> copy = new LinkedHashMap<>(members);
    copy.keySet().removeAll(names);
    return new JsonObject(copy);
  }

  @Override
  public JsonKind kind() {
    return JsonKind.OBJECT;
  }
}
