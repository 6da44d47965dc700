package mobilenet.search.supernet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;

/**
 * Everything that decides what a training comes to, to tell it from others.
 *
 * @param settings by name; those of a part of the training are objects
 */
public record TrainingIdentity(JsonObject settings) {

  /** As text that a file keeps. */
  public String text() {
    return JsonWriter.compact(settings);
  }

  /**
   * Checks that a file is of this training.
   *
   * @param place of the file, for the message
   * @param found what {@link #text} was of the training that wrote it
   * @throws IOException if it is of another; the message says what differs
   */
  public void require(String place, String found) throws IOException {
    Map<String, String> here = new LinkedHashMap<>();
    flatten("", settings, here);
    Map<String, String> there = new LinkedHashMap<>();
    flatten("", parse(place, found), there);
    Set<String> names = new LinkedHashSet<>(here.keySet());
    names.addAll(there.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String was = there.getOrDefault(name, "nothing");
      String is = here.getOrDefault(name, "nothing");
      if (!was.equals(is)) {
        differences.add(name + " was " + was + ", here " + is);
      }
    }
    if (!differences.isEmpty()) {
      throw new IOException(
          place
              + ": is of another training: "
              + String.join("; ", differences)
              + "; give the same settings, or another --output");
    }
  }

  private static JsonValue parse(String place, String found) throws IOException {
    try {
      return Json.parse(found, place);
    } catch (JsonException e) {
      throw new IOException(
          place + ": was written by another version of this program; give another --output", e);
    }
  }

  private static void flatten(String name, JsonValue value, Map<String, String> into) {
    if (value instanceof JsonObject object) {
      object
          .members()
          .forEach((key, member) -> flatten(name.isEmpty() ? key : name + "." + key, member, into));
    } else {
      into.put(name, JsonWriter.compact(value));
    }
  }
}
