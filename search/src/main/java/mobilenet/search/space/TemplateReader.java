package mobilenet.search.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;
import mobilenet.search.space.Template.Hole;
import mobilenet.search.space.Template.Literal;
import mobilenet.search.space.Template.Part;

/** Finds the holes of texts, and collects the decisions of a space as it does. */
final class TemplateReader {
  /** {@code $name}, or alternatives in braces. */
  static final Pattern HOLE =
      Pattern.compile("\\$(?<name>[A-Za-z][A-Za-z0-9]*)|\\{(?<options>[^{}$]*)}");

  private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private final List<Decision> decisions = new ArrayList<>();
  private final Map<String, Integer> shared = new LinkedHashMap<>();

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /** Indexes of the shared choices, by name without the dollar sign. */
  Map<String, Integer> shared() {
    return shared;
  }

  void declare(String name, List<JsonValue> options) {
    if (!name.matches("[A-Za-z][A-Za-z0-9]*")) {
      throw new IllegalArgumentException(
          "a choice is named with letters and digits, a letter first, given \"" + name + "\"");
    }
    shared.put(name, add("$" + name, options));
  }

  int optional(String place) {
    return add(place + "?", Decision.PRESENCE);
  }

  /**
   * Reads a text.
   *
   * @param place where it stands, for the names of decisions
   * @throws IllegalArgumentException if a brace or dollar sign is no hole
   */
  Template read(String text, String place) {
    List<Part> parts = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int behind = 0;
    while (hole.find()) {
      literal(text.substring(behind, hole.start()), text, parts);
      String name = hole.group("name");
      parts.add(new Hole(name == null ? inline(hole, place) : declared(name)));
      behind = hole.end();
    }
    literal(text.substring(behind), text, parts);
    return new Template(text, parts);
  }

  private static void literal(String piece, String text, List<Part> parts) {
    if (piece.matches(".*[{}$].*")) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" has a brace or dollar sign that is no hole; a hole is {3,5} or $name, without"
              + " another one in it");
    }
    if (!piece.isEmpty()) {
      parts.add(new Literal(piece));
    }
  }

  private int inline(Matcher hole, String place) {
    String options = hole.group("options");
    String name = holeName(hole, place);
    if (options.isBlank()) {
      throw new IllegalArgumentException(hole.group() + " has no alternative");
    }
    return add(
        name,
        Arrays.stream(options.split(",", -1))
            .map(String::strip)
            .map(TemplateReader::value)
            .toList());
  }

  private static JsonValue value(String text) {
    return NUMBER.matcher(text).matches() ? new JsonNumber(text) : new JsonString(text);
  }

  /** The name of a decision that stands in one place. */
  static String holeName(Matcher hole, String place) {
    return place + " " + hole.group() + " at " + (hole.start() + 1);
  }

  private int declared(String name) {
    Integer index = shared.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "$" + name + " is not declared; add it to the member \"choices\"");
    }
    return index;
  }

  private int add(String name, List<JsonValue> options) {
    for (int i = 0; i < options.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (same(options.get(i), options.get(j))) {
          throw new IllegalArgumentException(
              name + " has the alternative " + text(options.get(i)) + " twice");
        }
      }
    }
    decisions.add(new Decision(name, options));
    return decisions.size() - 1;
  }

  private static boolean same(JsonValue a, JsonValue b) {
    return (a instanceof JsonNumber x && b instanceof JsonNumber y)
        ? new BigDecimal(x.text()).compareTo(new BigDecimal(y.text())) == 0
        : a.equals(b);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonNumber number
        ? number.text()
        : "\"" + ((JsonString) value).text() + "\"";
  }
}
