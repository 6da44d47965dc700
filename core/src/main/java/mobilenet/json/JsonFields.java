package mobilenet.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Typed access to the members of an object; errors name the document and the path of the member,
 * such as {@code config.json: pretrained_cfg.mean must be an array, found a string}. Where a member
 * is optional, {@code null} counts as absent.
 *
 * @param object whose members are read
 * @param source name of the document
 * @param path of the object in the document; empty for the root
 */
public record JsonFields(JsonObject object, String source, String path) {

  /**
   * The root of a document.
   *
   * @throws JsonException if it is not an object
   */
  public static JsonFields root(JsonValue document, String source) throws JsonException {
    if (document instanceof JsonObject object) {
      return new JsonFields(object, source, "");
    }
    throw new JsonException(source + ": must hold an object, found " + document.kind().label());
  }

  /** The same without the members that are not among {@code names}. */
  public JsonFields only(Collection<String> names) {
    List<String> others =
        object.members().keySet().stream().filter(name -> !names.contains(name)).toList();
    return new JsonFields(object.without(others), source, path);
  }

  /** The member, unless absent or {@code null}. */
  public Optional<JsonValue> optional(String name) {
    return object.get(name).filter(value -> value.kind() != JsonKind.NULL);
  }

  /** The member, which must exist. */
  public JsonValue required(String name) throws JsonException {
    Optional<JsonValue> value = optional(name);
    if (value.isEmpty()) {
      throw error(name, "is missing");
    }
    return value.get();
  }

  /** A string that must exist. */
  public String string(String name) throws JsonException {
    return asString(required(name), name);
  }

  /** A string, if it exists. */
  public Optional<String> optionalString(String name) throws JsonException {
    return optional(name, this::asString);
  }

  /** A finite number that must exist. */
  public double number(String name) throws JsonException {
    return asFinite(required(name), name);
  }

  /** A finite number, if it exists. */
  public Optional<Double> optionalNumber(String name) throws JsonException {
    return optional(name, this::asFinite);
  }

  /** A whole number of 64 bits, such as a seed, that must exist. */
  public long wholeNumber(String name) throws JsonException {
    return asWholeNumber(required(name), name);
  }

  /** A whole number of 32 bits that must exist. */
  public int integer(String name) throws JsonException {
    return asInteger(required(name), name);
  }

  /** A whole number of 32 bits, if it exists. */
  public Optional<Integer> optionalInteger(String name) throws JsonException {
    return optional(name, this::asInteger);
  }

  /** An object that must exist. */
  public JsonFields fields(String name) throws JsonException {
    return asFields(required(name), name);
  }

  /** An object, if it exists. */
  public Optional<JsonFields> optionalFields(String name) throws JsonException {
    return optional(name, this::asFields);
  }

  /** An array that must exist. */
  public List<JsonValue> array(String name) throws JsonException {
    return asArray(required(name), name);
  }

  /**
   * The elements of a value of this object, which must be an array.
   *
   * @param place where the value is in this object, such as {@code stages[3]}
   */
  public List<JsonValue> elements(JsonValue value, String place) throws JsonException {
    return asArray(value, place);
  }

  /** An array of finite numbers that must exist. */
  public List<Double> numbers(String name) throws JsonException {
    return numbers(required(name), name);
  }

  /**
   * The elements of a value of this object, which must be an array of finite numbers.
   *
   * @param place where the value is in this object, such as {@code logits[3]}
   */
  public List<Double> numbers(JsonValue value, String place) throws JsonException {
    return each(asArray(value, place), place, this::asFinite);
  }

  /** An array of whole numbers that must exist. */
  public List<Integer> integers(String name) throws JsonException {
    return each(array(name), name, this::asInteger);
  }

  /** An array of strings that must exist. */
  public List<String> strings(String name) throws JsonException {
    return each(array(name), name, this::asString);
  }

  /** Path of a member in the document. */
  public String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** An error about a member: {@code source: path message}. */
  public JsonException error(String name, String message) {
    return new JsonException(source + ": " + pathOf(name) + " " + message);
  }

  /** Reads a value; what is wrong with it is said of its place. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(JsonValue value, String place) throws JsonException;
  }

  private <T> Optional<T> optional(String name, Reader<T> reader) throws JsonException {
    Optional<JsonValue> value = optional(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(reader.read(value.get(), name));
  }

  private static <T> List<T> each(List<JsonValue> elements, String place, Reader<T> reader)
      throws JsonException {
    List<T> values = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      values.add(reader.read(elements.get(i), place + "[" + i + "]"));
    }
    return List.copyOf(values);
  }

  private String asString(JsonValue value, String name) throws JsonException {
    return typed(value, name, JsonTypes::string);
  }

  private double asFinite(JsonValue value, String name) throws JsonException {
    return typed(value, name, JsonTypes::finite);
  }

  private long asWholeNumber(JsonValue value, String name) throws JsonException {
    return typed(value, name, JsonTypes::wholeNumber);
  }

  private int asInteger(JsonValue value, String name) throws JsonException {
    return typed(value, name, JsonTypes::integer);
  }

  private <T> T typed(JsonValue value, String name, Function<JsonValue, T> type)
      throws JsonException {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw error(name, String.valueOf(e.getMessage()));
    }
  }

  private JsonFields asFields(JsonValue value, String name) throws JsonException {
    if (value instanceof JsonObject member) {
      return new JsonFields(member, source, pathOf(name));
    }
    throw wrongKind(name, JsonKind.OBJECT, value);
  }

  private List<JsonValue> asArray(JsonValue value, String name) throws JsonException {
    if (value instanceof JsonArray array) {
      return array.elements();
    }
    throw wrongKind(name, JsonKind.ARRAY, value);
  }

  private JsonException wrongKind(String name, JsonKind expected, JsonValue found) {
    return error(name, String.valueOf(JsonTypes.wrongKind(expected, found).getMessage()));
  }
}
