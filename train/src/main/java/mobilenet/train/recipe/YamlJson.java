package mobilenet.train.recipe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonBoolean;
import mobilenet.json.JsonNull;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/** A JSON document as a part of a YAML one, there and back. */
final class YamlJson {
  private YamlJson() {}

  /** The part of the file as JSON. */
  static JsonValue toJson(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      mapping.members().forEach((key, value) -> members.put(key, toJson(value)));
      return new JsonObject(members);
    }
    if (node instanceof YamlNode.Sequence sequence) {
      return new JsonArray(sequence.elements().stream().map(YamlJson::toJson).toList());
    }
    return toJson((YamlNode.Scalar) node);
  }

  private static JsonValue toJson(YamlNode.Scalar scalar) {
    if (Scalars.truth(scalar).isPresent()) {
      return new JsonBoolean(Scalars.truth(scalar).get());
    }
    if (Scalars.number(scalar).isPresent()) {
      return new JsonNumber(new BigDecimal(scalar.text()).toString());
    }
    return scalar.kind() == YamlNode.Scalar.Kind.NOTHING
        ? JsonNull.NULL
        : new JsonString(scalar.text());
  }

  /** Keys and values to be written. */
  static YamlMap toYaml(JsonObject object) {
    YamlMap yaml = new YamlMap();
    object.members().forEach((name, value) -> yaml.put(name, toYaml(value)));
    return yaml;
  }

  private static Object toYaml(JsonValue value) {
    if (value instanceof JsonObject object) {
      return toYaml(object).asMap();
    }
    if (value instanceof JsonArray array) {
      List<Object> elements = new ArrayList<>();
      array.elements().forEach(element -> elements.add(toYaml(element)));
      return elements;
    }
    if (value instanceof JsonNumber number) {
      return new BigDecimal(number.text());
    }
    if (value instanceof JsonBoolean truth) {
      return truth.value();
    }
    if (value instanceof JsonString string) {
      return string.text();
    }
    throw new IllegalArgumentException("expected a value that YAML can hold, given " + value);
  }
}
