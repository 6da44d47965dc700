package mobilenet.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/**
 * Reads {@code label_names} and {@code label_descriptions} of timm's config.json, which may be
 * beside {@code pretrained_cfg} or in it. Before version 0.9, timm called the first {@code labels}.
 */
final class LabelNames {
  private static final String NAMES = "label_names";
  private static final String OLD_NAMES = "labels";
  private static final String DESCRIPTIONS = "label_descriptions";

  private LabelNames() {}

  /**
   * One name per class: a list, or an object with class indices as keys. A class that the object
   * leaves out is called by its index. For a network without classes the names are taken as they
   * are, those of an object in the order of their indices.
   */
  static Optional<List<String>> names(List<JsonFields> places, int classes) throws JsonException {
    for (String field : List.of(NAMES, OLD_NAMES)) {
      for (JsonFields fields : places) {
        Optional<JsonValue> value = fields.optional(field);
        if (value.isPresent()) {
          return value.get() instanceof JsonObject
              ? Optional.of(
                  classes > 0
                      ? fromObject(fields.fields(field), fields, field, classes)
                      : withoutClasses(fields.fields(field)))
              : Optional.of(fromList(fields, field, classes));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> fromList(JsonFields fields, String field, int classes)
      throws JsonException {
    List<JsonValue> elements = fields.array(field);
    if (elements.size() != classes && classes > 0) {
      throw fields.error(
          field,
          "must have one name for each of the "
              + classes
              + " classes, found "
              + elements.size()
              + "; without "
              + field
              + " the classes are numbers");
    }
    List<String> names = new ArrayList<>(elements.size());
    for (JsonValue element : elements) {
      names.add(text(fields, field + "[" + names.size() + "]", element));
    }
    return List.copyOf(names);
  }

  private static List<String> fromObject(
      JsonFields names, JsonFields parent, String field, int classes) throws JsonException {
    String[] ordered = new String[classes];
    for (int i = 0; i < classes; i++) {
      ordered[i] = Integer.toString(i);
    }
    for (Map.Entry<String, JsonValue> entry : names.object().members().entrySet()) {
      String key = entry.getKey();
      int index = index(key);
      if (index >= classes) {
        throw parent.error(
            field,
            "must have class indices of 0 to " + (classes - 1) + " as keys, found \"" + key + "\"");
      }
      ordered[index] = text(names, key, entry.getValue());
    }
    return List.of(ordered);
  }

  private static List<String> withoutClasses(JsonFields names) throws JsonException {
    List<Map.Entry<String, JsonValue>> entries =
        new ArrayList<>(names.object().members().entrySet());
    entries.sort(Comparator.comparingInt(entry -> index(entry.getKey())));
    List<String> ordered = new ArrayList<>(entries.size());
    for (Map.Entry<String, JsonValue> entry : entries) {
      ordered.add(text(names, entry.getKey(), entry.getValue()));
    }
    return List.copyOf(ordered);
  }

  /** A key's index; a key that is not an index comes last. */
  private static int index(String key) {
    return key.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(key) : Integer.MAX_VALUE;
  }

  /**
   * Longer descriptions by label name: an object, or a list with one for each class. A class
   * without a name is called by its index; a network without classes may have any number of
   * descriptions.
   *
   * @param names of the classes, if they have names
   */
  static Map<String, String> descriptions(
      List<JsonFields> places, Optional<List<String>> names, int classes) throws JsonException {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (JsonFields fields : places) {
      Optional<JsonValue> value = fields.optional(DESCRIPTIONS);
      if (value.isEmpty()) {
        continue;
      }
      if (value.get() instanceof JsonArray list) {
        if (list.elements().size() != classes && classes > 0) {
          throw fields.error(
              DESCRIPTIONS,
              "must have one text for each of the "
                  + classes
                  + " classes, found "
                  + list.elements().size());
        }
        List<String> known = names.orElse(List.of());
        for (int i = 0; i < list.elements().size(); i++) {
          String name = i < known.size() ? known.get(i) : Integer.toString(i);
          String place = DESCRIPTIONS + "[" + i + "]";
          descriptions.put(name, text(fields, place, list.elements().get(i)));
        }
      } else {
        JsonFields members = fields.fields(DESCRIPTIONS);
        for (Map.Entry<String, JsonValue> entry : members.object().members().entrySet()) {
          descriptions.put(entry.getKey(), text(members, entry.getKey(), entry.getValue()));
        }
      }
      return descriptions;
    }
    return descriptions;
  }

  /** Labels that Python wrote may be numbers, such as the ten digits. */
  private static String text(JsonFields fields, String place, JsonValue value)
      throws JsonException {
    if (value instanceof JsonString string) {
      return string.text();
    }
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    throw fields.error(place, "must be a string, found " + value.kind().label());
  }
}
