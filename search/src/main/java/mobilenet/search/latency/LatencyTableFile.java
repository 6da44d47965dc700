package mobilenet.search.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.file.AtomicFiles;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.runtime.StepKey;

/**
 * A table as JSON lines: a header with the stamp, then a line a step, a refused step, a network.
 */
public final class LatencyTableFile {
  private static final String FORMAT = "mobilenet4j-latency-table";
  private static final int VERSION = 1;
  private static final String STEP = "step";
  private static final String REFUSED = "refused";
  private static final String NETWORK = "network";

  private LatencyTableFile() {}

  /**
   * Writes or replaces a file.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, LatencyTable table) throws IOException {
    String text = text(table);
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(LatencyTable table) {
    List<JsonObject> lines = new ArrayList<>();
    lines.add(
        JsonObject.EMPTY
            .with("format", FORMAT)
            .with("version", VERSION)
            .with("stamp", table.stamp().toJson()));
    table.entries().forEach((key, entry) -> lines.add(line(key, entry)));
    table
        .refused()
        .forEach(
            (key, reason) ->
                lines.add(
                    JsonObject.EMPTY
                        .with(REFUSED, key.toString())
                        .with("reason", reason.reason())
                        .with("macs", reason.macs())
                        .with("bytes", reason.bytes())));
    List<StepKey> keys = keys(table.entries(), table.refused());
    for (LatencyTable.Carrier carrier : table.carriers()) {
      int[] steps = carrier.steps().stream().mapToInt(keys::indexOf).toArray();
      lines.add(
          JsonObject.EMPTY
              .with(NETWORK, carrier.hash())
              .with("size", carrier.size())
              .with("whole_ns", carrier.nanos())
              .with("steps", JsonArray.of(steps)));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(JsonWriter.compact(line)).append('\n'));
    return text.toString();
  }

  /** In the order of their lines: networks name steps by their number in it. */
  private static List<StepKey> keys(Map<StepKey, ?> entries, Map<StepKey, ?> refused) {
    List<StepKey> keys = new ArrayList<>(entries.keySet());
    keys.addAll(refused.keySet());
    return keys;
  }

  private static JsonObject line(StepKey key, LatencyTable.Entry entry) {
    return JsonObject.EMPTY
        .with(STEP, key.toString())
        .with("ns", entry.nanos())
        .with("spread", entry.spread())
        .with("rounds", entry.rounds())
        .with("carriers", entry.carriers())
        .with("macs", entry.macs())
        .with("bytes", entry.bytes());
  }

  /**
   * Reads a file.
   *
   * @throws JsonException if it is no table, or a step is in it twice, be it once as measured and
   *     once as refused
   * @throws IOException if it cannot be read
   */
  public static LatencyTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new JsonException(file + ": expected a latency table, found an empty file");
    }
    JsonFields header = fields(lines, 0, file);
    if (!FORMAT.equals(header.string("format"))) {
      throw header.error("format", "must be " + FORMAT + ": this is no latency table");
    }
    if (header.integer("version") != VERSION) {
      throw header.error(
          "version", "must be " + VERSION + ", which is all that this release reads");
    }
    Map<StepKey, LatencyTable.Entry> entries = new LinkedHashMap<>();
    Map<StepKey, LatencyTable.Refusal> refused = new LinkedHashMap<>();
    List<LatencyTable.Carrier> carriers = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      JsonFields line = fields(lines, i, file);
      try {
        if (line.optional(STEP).isPresent()) {
          putOnce(entries, StepKey.parse(line.string(STEP)), entry(line));
        } else if (line.optional(REFUSED).isPresent()) {
          putOnce(refused, StepKey.parse(line.string(REFUSED)), refusal(line));
        } else {
          carriers.add(carrier(line, keys(entries, refused)));
        }
      } catch (IllegalArgumentException e) {
        throw new JsonException(line.source() + ": " + e.getMessage(), e);
      }
    }
    Stamp stamp = Stamp.of(header.fields("stamp"));
    try {
      return new LatencyTable(stamp, entries, refused, carriers);
    } catch (IllegalArgumentException e) {
      throw new JsonException(
          file
              + ": "
              + e.getMessage()
              + "; files are not joined line by line: measure what is to be added with"
              + " latency-table --add",
          e);
    }
  }

  private static JsonFields fields(List<String> lines, int index, Path file) throws JsonException {
    String source = file + ", line " + (index + 1);
    return JsonFields.root(Json.parse(lines.get(index), source), source);
  }

  private static <T> void putOnce(Map<StepKey, T> map, StepKey key, T value) {
    if (map.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("the step " + key + " is in the table twice");
    }
  }

  private static LatencyTable.Entry entry(JsonFields line) throws JsonException {
    return new LatencyTable.Entry(
        line.number("ns"),
        line.number("spread"),
        line.integer("rounds"),
        line.integer("carriers"),
        line.wholeNumber("macs"),
        line.wholeNumber("bytes"));
  }

  private static LatencyTable.Refusal refusal(JsonFields line) throws JsonException {
    return new LatencyTable.Refusal(
        line.string("reason"), line.wholeNumber("macs"), line.wholeNumber("bytes"));
  }

  private static LatencyTable.Carrier carrier(JsonFields line, List<StepKey> keys)
      throws JsonException {
    List<StepKey> steps = new ArrayList<>();
    for (int step : line.integers("steps")) {
      if (step < 0 || step >= keys.size()) {
        throw line.error("steps", "must number the " + keys.size() + " steps before it from 0");
      }
      steps.add(keys.get(step));
    }
    return new LatencyTable.Carrier(
        line.string(NETWORK), line.integer("size"), line.number("whole_ns"), steps);
  }
}
