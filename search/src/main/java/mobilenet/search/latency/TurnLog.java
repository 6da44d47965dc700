package mobilenet.search.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.file.AtomicFiles;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;

/**
 * The turns of a table that is being measured, in a file of JSON lines, so that whoever is killed
 * goes on where it was. The file is replaced as a whole after each turn: it never holds half of
 * one.
 */
final class TurnLog {
  private static final String FORMAT = "mobilenet4j-latency-turns";
  private static final int VERSION = 1;

  private final Path file;
  private final StringBuilder text = new StringBuilder();
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A turn.
   *
   * @param round it belongs to
   * @param network see {@link SizedNetwork#id}
   * @param turn what was measured
   */
  record Entry(int round, String network, Turn turn) {}

  private TurnLog(Path file) {
    this.file = file;
  }

  /**
   * Opens the log of a table, or begins one.
   *
   * @param plan what is to be measured, and how
   * @throws JsonException if the file is no log, or one of another plan or environment
   * @throws IOException if it cannot be read or written
   */
  static TurnLog open(Path file, Stamp stamp, JsonObject plan) throws IOException {
    TurnLog log = new TurnLog(file);
    if (Files.exists(file)) {
      log.read(stamp, plan);
    } else {
      JsonObject header =
          JsonObject.EMPTY
              .with("format", FORMAT)
              .with("version", VERSION)
              .with("stamp", stamp.toJson())
              .with("plan", plan);
      log.text.append(JsonWriter.compact(header)).append('\n');
      log.save();
    }
    return log;
  }

  private void read(Stamp stamp, JsonObject plan) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new JsonException(file + ": expected a log of turns, found an empty file; delete it");
    }
    JsonFields header = JsonFields.root(Json.parse(lines.get(0), file.toString()), file.toString());
    if (!FORMAT.equals(header.string("format")) || header.integer("version") != VERSION) {
      throw header.error("format", "must be " + FORMAT + " of version " + VERSION);
    }
    List<String> differences = Stamp.of(header.fields("stamp")).differences(stamp);
    if (!differences.isEmpty()) {
      throw new JsonException(
          file
              + ": was begun in another environment ("
              + String.join("; ", differences)
              + "), and times are not mixed: go on there, or delete the file");
    }
    if (!header.fields("plan").object().equals(plan)) {
      throw new JsonException(
          file
              + ": was begun with other networks, sizes or settings; give the same, or delete the"
              + " file to begin anew");
    }
    lines.forEach(line -> text.append(line).append('\n'));
    entries.addAll(read(file));
  }

  /** The turns of a file. */
  static List<Entry> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Entry> turns = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String source = file + ", line " + (i + 1);
      turns.add(parse(JsonFields.root(Json.parse(lines.get(i), source), source)));
    }
    return turns;
  }

  private static Entry parse(JsonFields fields) throws JsonException {
    try {
      return new Entry(
          fields.integer("round"),
          fields.string("network"),
          new Turn(fields.number("whole_ns"), fields.numbers("steps_ns"), fields.number("others")));
    } catch (IllegalArgumentException e) {
      throw new JsonException(fields.source() + ": " + e.getMessage(), e);
    }
  }

  /** All turns so far, in order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Adds a turn; when this returns, it is on the disk. */
  void add(Entry entry) throws IOException {
    double[] steps = entry.turn().stepNanos().stream().mapToDouble(d -> d).toArray();
    JsonObject line =
        JsonObject.EMPTY
            .with("round", entry.round())
            .with("network", entry.network())
            .with("whole_ns", entry.turn().wholeNanos())
            .with("steps_ns", JsonArray.of(steps))
            .with("others", entry.turn().othersPercent());
    text.append(JsonWriter.compact(line)).append('\n');
    save();
    entries.add(entry);
  }

  private void save() throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }
}
