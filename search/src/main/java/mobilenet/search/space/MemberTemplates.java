package mobilenet.search.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;
import mobilenet.search.space.Template.Hole;

/** The members of a space's file beside its rows, each string of which may have holes. */
final class MemberTemplates {
  private final JsonObject members;
  private final Map<String, Template> templates = new LinkedHashMap<>();

  /**
   * Finds the holes.
   *
   * @throws IllegalArgumentException if a brace or dollar sign is no hole
   */
  MemberTemplates(JsonObject members, TemplateReader reader) {
    this.members = members;
    find(members, "", reader);
  }

  private void find(JsonValue value, String path, TemplateReader reader) {
    if (value instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, member) -> find(member, path.isEmpty() ? name : path + "." + name, reader));
    } else if (value instanceof JsonString string) {
      try {
        templates.put(path, reader.read(string.text(), path));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
      }
    } else if (value instanceof JsonArray array && !array.elements().isEmpty()) {
      throw new IllegalArgumentException(path + " must not be an array");
    }
  }

  /** Indexes of the decisions that have a hole here, each once. */
  List<Integer> decisions() {
    return templates.values().stream()
        .flatMap(template -> template.decisions().stream())
        .distinct()
        .sorted()
        .toList();
  }

  JsonObject fill(List<Decision> decisions, int[] genes) {
    return fill(members, "", decisions, genes);
  }

  private JsonObject fill(JsonObject object, String path, List<Decision> decisions, int[] genes) {
    JsonObject filled = JsonObject.EMPTY;
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      String place = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      JsonValue value = member.getValue();
      if (value instanceof JsonObject inner) {
        value = fill(inner, place, decisions, genes);
      }
      Template template = templates.get(place);
      filled =
          filled.with(member.getKey(), template == null ? value : fill(template, decisions, genes));
    }
    return filled;
  }

  /** A hole that is all of a member keeps its alternative's type: a number stays one. */
  private static JsonValue fill(Template template, List<Decision> decisions, int[] genes) {
    List<Template.Part> parts = template.parts();
    return parts.size() == 1 && parts.get(0) instanceof Hole hole
        ? decisions.get(hole.decision()).options().get(genes[hole.decision()])
        : new JsonString(template.fill(decisions, genes));
  }
}
