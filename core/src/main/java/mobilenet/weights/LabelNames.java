package mobilenet.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonKind;

/** Reads {@code label_names} and {@code label_descriptions} of timm's config.json. */
final class LabelNames {
  private static final String NAMES = "label_names";
  private static final String DESCRIPTIONS = "label_descriptions";

  private LabelNames() {}

  /** One name a class: a list, or an object with the class indices as keys. */
  static Optional<List<String>> names(JsonFields fields, int classes) throws JsonException {
    if (fields.optional(NAMES).isEmpty()) {
      return Optional.empty();
    }
    boolean keyed = fields.required(NAMES).kind() == JsonKind.OBJECT;
    int count = keyed ? fields.fields(NAMES).object().members().size() : fields.array(NAMES).size();
    if (count != classes) {
      throw fields.error(
          NAMES, "must have one name for each of the " + classes + " classes, found " + count);
    }
    if (!keyed) {
      return Optional.of(fields.strings(NAMES));
    }
    List<String> names = new ArrayList<>(classes);
    for (int i = 0; i < classes; i++) {
      names.add(fields.fields(NAMES).string(Integer.toString(i)));
    }
    return Optional.of(List.copyOf(names));
  }

  /** Longer descriptions by label name. */
  static Map<String, String> descriptions(JsonFields fields) throws JsonException {
    Map<String, String> descriptions = new LinkedHashMap<>();
    Optional<JsonFields> members = fields.optionalFields(DESCRIPTIONS);
    if (members.isPresent()) {
      for (String name : members.get().object().members().keySet()) {
        descriptions.put(name, members.get().string(name));
      }
    }
    return descriptions;
  }
}
