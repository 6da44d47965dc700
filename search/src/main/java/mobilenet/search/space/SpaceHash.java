package mobilenet.search.space;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobilenet.file.Sha256;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;

/**
 * Hashes of spaces. The order of members means nothing, but that of decisions does: it is what a
 * genotype's numbers refer to.
 */
final class SpaceHash {
  /** Names that change nothing in what the networks are. */
  private static final List<String> LABELS = List.of("name", "family");

  /** No member of a space's document. */
  private static final String DECISIONS = "decisions";

  private SpaceHash() {}

  static String of(JsonObject document, List<Decision> decisions) {
    JsonArray order = JsonArray.ofStrings(decisions.stream().map(Decision::name).toList());
    return Sha256.of(JsonWriter.compact(sorted(document.without(LABELS).with(DECISIONS, order))));
  }

  private static JsonValue sorted(JsonValue value) {
    if (value instanceof JsonObject object) {
      JsonObject sorted = JsonObject.EMPTY;
      for (Map.Entry<String, JsonValue> member : new TreeMap<>(object.members()).entrySet()) {
        sorted = sorted.with(member.getKey(), sorted(member.getValue()));
      }
      return sorted;
    }
    return value instanceof JsonArray array
        ? new JsonArray(array.elements().stream().map(SpaceHash::sorted).toList())
        : value;
  }
}
