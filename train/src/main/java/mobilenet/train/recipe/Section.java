package mobilenet.train.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mobilenet.architecture.Names;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;

/** Typed access to the keys of one part of a recipe; errors say file, line and dotted path. */
final class Section {
  private final String source;
  private final String path;
  private final YamlNode.Mapping node;

  private Section(String source, String path, YamlNode.Mapping node) {
    this.source = source;
    this.path = path;
    this.node = node;
  }

  /** Makes a value of a section. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Section section) throws RecipeException;
  }

  /**
   * One of the values that {@code kind} can name.
   *
   * @param keys that it has besides {@code kind}
   * @param reader of those keys
   */
  record Kind<T>(Set<String> keys, Reader<T> reader) {}

  static <T> T root(YamlNode.Mapping node, String source, Set<String> keys, Reader<T> reader)
      throws RecipeException {
    return new Section(source, "", node).read(keys, reader);
  }

  private <T> T read(Set<String> legal, Reader<T> reader) throws RecipeException {
    for (Map.Entry<String, YamlNode> member : node.members().entrySet()) {
      if (!legal.contains(member.getKey())) {
        throw unknown(member.getValue().line(), member.getKey(), legal);
      }
    }
    try {
      return reader.read(this);
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }

  boolean has(String key) {
    return node.members().containsKey(key);
  }

  double number(String key, Range range) throws RecipeException {
    return number(required(key, "a number" + range.words()), pathOf(key), range);
  }

  Optional<Double> optionalNumber(String key, Range range) throws RecipeException {
    return has(key) ? Optional.of(number(key, range)) : Optional.empty();
  }

  /** A number, or a word that stands for one. */
  double numberOr(String key, Range range, String word, double meaning) throws RecipeException {
    String expected = "a number" + range.words() + " or " + word;
    YamlNode value = required(key, expected);
    if (value instanceof YamlNode.Scalar scalar) {
      if (scalar.text().equals(word)) {
        return meaning;
      }
      Optional<Double> number = Scalars.number(scalar);
      if (number.isPresent() && range.contains(number.get())) {
        return number.get();
      }
    }
    throw wrong(value, pathOf(key), expected);
  }

  private double number(YamlNode value, String place, Range range) throws RecipeException {
    if (value instanceof YamlNode.Scalar scalar) {
      Optional<Double> number = Scalars.number(scalar);
      if (number.isPresent() && range.contains(number.get())) {
        return number.get();
      }
    }
    throw wrong(value, place, "a number" + range.words());
  }

  int whole(String key, Range range) throws RecipeException {
    String expected = "a whole number" + range.words();
    YamlNode value = required(key, expected);
    if (value instanceof YamlNode.Scalar scalar) {
      Optional<Integer> number = Scalars.whole(scalar);
      if (number.isPresent() && range.contains(number.get())) {
        return number.get();
      }
    }
    throw wrong(value, pathOf(key), expected);
  }

  boolean truth(String key) throws RecipeException {
    YamlNode value = required(key, "true or false");
    if (value instanceof YamlNode.Scalar scalar) {
      Optional<Boolean> truth = Scalars.truth(scalar);
      if (truth.isPresent()) {
        return truth.get();
      }
    }
    throw wrong(value, pathOf(key), "true or false");
  }

  String text(String key) throws RecipeException {
    return text(required(key, "a text"), pathOf(key), "a text");
  }

  private String text(YamlNode value, String place, String expected) throws RecipeException {
    if (value instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.TEXT) {
      return scalar.text();
    }
    throw wrong(value, place, expected);
  }

  /** A constant of an enum by its name in kebab case. */
  <E extends Enum<E>> E choice(String key, Class<E> type) throws RecipeException {
    List<String> names =
        Arrays.stream(type.getEnumConstants()).map(c -> KebabCase.of(c.name())).toList();
    return type.getEnumConstants()[names.indexOf(choice(key, names))];
  }

  private String choice(String key, List<String> names) throws RecipeException {
    String expected = "one of " + String.join(", ", names);
    YamlNode value = required(key, expected);
    String given = text(value, pathOf(key), expected);
    if (!names.contains(given)) {
      String hint = didYouMean(Names.nearest(given, names));
      throw wrong(value, pathOf(key), expected, hint);
    }
    return given;
  }

  List<Double> numbers(String key, Range range) throws RecipeException {
    List<Double> numbers = new ArrayList<>();
    for (YamlNode element : list(key, "a list of numbers")) {
      numbers.add(number(element, pathOf(key) + "[" + numbers.size() + "]", range));
    }
    return numbers;
  }

  List<String> texts(String key) throws RecipeException {
    List<String> texts = new ArrayList<>();
    for (YamlNode element : list(key, "a list of texts")) {
      texts.add(text(element, pathOf(key) + "[" + texts.size() + "]", "a text"));
    }
    return texts;
  }

  private List<YamlNode> list(String key, String expected) throws RecipeException {
    YamlNode value = required(key, expected);
    if (value instanceof YamlNode.Sequence sequence) {
      return sequence.elements();
    }
    throw wrong(value, pathOf(key), expected);
  }

  /** Whether a key has keys and values of its own. */
  boolean isMapping(String key) {
    return node.members().get(key) instanceof YamlNode.Mapping;
  }

  /** Reads a JSON document. */
  @FunctionalInterface
  interface DocumentReader<T> {
    T read(JsonFields fields) throws JsonException;
  }

  /** A value whose keys and values are those of a JSON document. */
  <T> T document(String key, DocumentReader<T> reader) throws RecipeException {
    YamlNode value = required(key, "keys and values");
    try {
      return reader.read(
          JsonFields.root(YamlJson.toJson(value), source + ":" + value.line() + ": " + key));
    } catch (JsonException e) {
      throw new RecipeException(String.valueOf(e.getMessage()), e);
    }
  }

  <T> T section(String key, Set<String> keys, Reader<T> reader) throws RecipeException {
    return child(key).read(keys, reader);
  }

  <T> Optional<T> optionalSection(String key, Set<String> keys, Reader<T> reader)
      throws RecipeException {
    return has(key) ? Optional.of(section(key, keys, reader)) : Optional.empty();
  }

  /** Makes a value of a section that is called as its writer liked. */
  @FunctionalInterface
  interface NamedReader<T> {
    T read(String name, Section section) throws RecipeException;
  }

  /** Sections of the same keys under names that are free, in their order. */
  <T> List<T> named(String key, Set<String> keys, NamedReader<T> reader) throws RecipeException {
    Section parent = child(key);
    List<T> values = new ArrayList<>();
    for (String name : parent.node.members().keySet()) {
      values.add(parent.section(name, keys, section -> reader.read(name, section)));
    }
    return values;
  }

  /** A value that says itself which of its kinds it is. */
  <T> T oneOf(String key, Map<String, Kind<T>> kinds) throws RecipeException {
    Section child = child(key);
    String name = child.choice("kind", kinds.keySet().stream().sorted().toList());
    Kind<T> kind = Optional.ofNullable(kinds.get(name)).orElseThrow();
    Set<String> keys = new TreeSet<>(kind.keys());
    keys.add("kind");
    return child.read(keys, kind.reader());
  }

  private Section child(String key) throws RecipeException {
    YamlNode value = required(key, "keys and values");
    if (value instanceof YamlNode.Mapping mapping) {
      return new Section(source, pathOf(key), mapping);
    }
    throw wrong(value, pathOf(key), "keys and values");
  }

  private YamlNode required(String key, String expected) throws RecipeException {
    YamlNode value = node.members().get(key);
    if (value == null) {
      throw error(node.line(), pathOf(key) + " is missing; expected " + expected);
    }
    return value;
  }

  private RecipeException unknown(int line, String key, Set<String> legal) {
    List<String> nearest = Names.nearest(key, legal);
    String hint =
        nearest.isEmpty()
            ? "; expected one of " + String.join(", ", new TreeSet<>(legal))
            : didYouMean(nearest.stream().map(this::pathOf).toList());
    return error(line, "unknown key " + pathOf(key) + hint);
  }

  private static String didYouMean(List<String> nearest) {
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
  }

  /** Constructors check what concerns several keys; their messages may start with one of them. */
  private RecipeException outOfRange(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    for (Map.Entry<String, YamlNode> member : node.members().entrySet()) {
      if (message.startsWith(member.getKey() + " ") || message.startsWith(member.getKey() + ":")) {
        return new RecipeException(at(member.getValue().line()) + pathOf(message), e);
      }
    }
    String place = path.isEmpty() ? "" : path + ": ";
    return new RecipeException(at(node.line()) + place + message, e);
  }

  private RecipeException wrong(YamlNode value, String place, String expected) {
    return wrong(value, place, expected, "");
  }

  private RecipeException wrong(YamlNode value, String place, String expected, String hint) {
    return error(
        value.line(), place + " must be " + expected + ", given " + value.describe() + hint);
  }

  private RecipeException error(int line, String message) {
    return new RecipeException(at(line) + message);
  }

  private String at(int line) {
    return source + ":" + line + ": ";
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
