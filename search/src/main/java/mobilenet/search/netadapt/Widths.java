package mobilenet.search.netadapt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * How many channels each group of a network has.
 *
 * @param channels by the group's id, in the network's order
 */
public record Widths(Map<String, Integer> channels) {
  /** Copies, and checks that no group is empty. */
  public Widths {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    channels.forEach(
        (group, width) -> {
          if (width < 1) {
            throw new IllegalArgumentException(
                group + " must have at least 1 channel, given " + width);
          }
        });
  }

  /**
   * The channels of a group.
   *
   * @throws IllegalArgumentException if there is no such group
   */
  public int of(String group) {
    return Optional.ofNullable(channels.get(group))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no group " + group + " among " + channels.keySet()));
  }

  /** A member for each group. */
  public JsonObject toJson() {
    JsonObject json = JsonObject.EMPTY;
    for (Map.Entry<String, Integer> width : channels.entrySet()) {
      json = json.with(width.getKey(), (long) width.getValue());
    }
    return json;
  }

  /**
   * Reads what {@link #toJson} gives.
   *
   * @throws JsonException if a member is no whole number
   */
  public static Widths of(JsonFields fields) throws JsonException {
    Map<String, Integer> channels = new LinkedHashMap<>();
    for (String group : fields.object().members().keySet()) {
      channels.put(group, fields.integer(group));
    }
    return new Widths(channels);
  }

  /** The same with another width of one group. */
  public Widths with(String group, int width) {
    of(group);
    Map<String, Integer> changed = new LinkedHashMap<>(channels);
    changed.put(group, width);
    return new Widths(changed);
  }
}
