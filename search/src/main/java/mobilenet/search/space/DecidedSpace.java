package mobilenet.search.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/** Writes the document of a space in which some decisions are made already. */
final class DecidedSpace {
  private static final String CHOICES = "choices";
  private static final String STAGES = "stages";

  private final Map<String, JsonValue> made = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /**
   * The decisions that are made.
   *
   * @param options option by index of the decision
   */
  DecidedSpace(List<Decision> decisions, Map<Integer, Integer> options) {
    options.forEach(
        (decision, option) ->
            made.put(
                decisions.get(decision).name(), decisions.get(decision).options().get(option)));
  }

  /** The rest of a space. */
  JsonObject of(JsonObject document) {
    JsonObject rest = document;
    for (Map.Entry<String, JsonValue> member : document.members().entrySet()) {
      if (!member.getKey().equals(CHOICES) && !member.getKey().equals(STAGES)) {
        rest = rest.with(member.getKey(), fill(member.getValue(), member.getKey()));
      }
    }
    rest = rest.with(STAGES, stages((JsonArray) document.get(STAGES).orElseThrow()));
    if (document.get(CHOICES).orElse(JsonObject.EMPTY) instanceof JsonObject choices) {
      JsonObject left = choices.without(unused(choices));
      rest = rest.with(CHOICES, left);
      return left.members().isEmpty() ? rest.without(List.of(CHOICES)) : rest;
    }
    return rest;
  }

  private List<String> unused(JsonObject choices) {
    return choices.members().keySet().stream().filter(name -> !used.contains(name)).toList();
  }

  private JsonValue fill(JsonValue value, String path) {
    if (value instanceof JsonObject object) {
      JsonObject filled = object;
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        filled =
            filled.with(member.getKey(), fill(member.getValue(), path + "." + member.getKey()));
      }
      return filled;
    }
    if (value instanceof JsonString string) {
      Matcher whole = TemplateReader.HOLE.matcher(string.text());
      // A hole that is all of a member keeps its alternative's type.
      JsonValue option = whole.matches() ? made.get(name(whole, path)) : null;
      return option == null ? new JsonString(fill(string.text(), path)) : option;
    }
    return value;
  }

  private JsonArray stages(JsonArray stages) {
    List<JsonValue> rest = new ArrayList<>();
    for (int s = 0; s < stages.elements().size(); s++) {
      List<JsonValue> rows = new ArrayList<>();
      List<JsonValue> all = ((JsonArray) stages.elements().get(s)).elements();
      for (int r = 0; r < all.size(); r++) {
        String place = new BlockPlace(s, r, 0).text();
        String text = ((JsonString) all.get(r)).text();
        JsonValue presence = made.get(place + "?");
        if (presence == null) {
          rows.add(new JsonString(fill(text, place)));
        } else if (!presence.equals(Decision.PRESENCE.get(Decision.ABSENT))) {
          rows.add(new JsonString(fill(text.substring(0, text.length() - 1), place)));
        }
      }
      rest.add(new JsonArray(rows));
    }
    return new JsonArray(rest);
  }

  private String fill(String text, String place) {
    StringBuilder filled = new StringBuilder();
    Matcher hole = TemplateReader.HOLE.matcher(text);
    while (hole.find()) {
      JsonValue option = made.get(name(hole, place));
      if (option == null && hole.group("name") != null) {
        used.add(hole.group("name"));
      }
      hole.appendReplacement(
          filled, Matcher.quoteReplacement(option == null ? hole.group() : text(option)));
    }
    hole.appendTail(filled);
    return filled.toString();
  }

  private static String text(JsonValue option) {
    return option instanceof JsonNumber number ? number.text() : ((JsonString) option).text();
  }

  private static String name(Matcher hole, String place) {
    return hole.group("name") == null
        ? TemplateReader.holeName(hole, place)
        : "$" + hole.group("name");
  }
}
