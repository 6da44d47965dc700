package mobilenet.search.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.ledger.LedgerEvent.Added;
import mobilenet.search.ledger.LedgerEvent.Claimed;
import mobilenet.search.ledger.LedgerEvent.Finished;
import mobilenet.search.ledger.LedgerEvent.Released;
import mobilenet.search.ledger.LedgerView.Row;

/** Puts a view together, line by line. */
final class LedgerRows {
  static final String FORMAT = "mobilenet4j-ledger";
  private static final int VERSION = 1;

  private final Path file;
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final Map<Trial.Key, Integer> numbers = new HashMap<>();
  private Optional<JsonObject> search = Optional.empty();
  private int lines;

  LedgerRows(Path file) {
    this.file = file;
  }

  static JsonObject heading(JsonObject search) {
    return JsonObject.EMPTY
        .with("format", FORMAT)
        .with("version", (long) VERSION)
        .with("search", search);
  }

  Optional<JsonObject> search() {
    return search;
  }

  List<LedgerEvent> events() {
    return List.copyOf(events);
  }

  List<Row> rows() {
    return rows;
  }

  boolean has(Trial.Key key) {
    return numbers.containsKey(key);
  }

  LedgerView view() throws JsonException {
    return new LedgerView(
        search.orElseThrow(
            () -> new JsonException(file + ": expected a ledger, found a file without a heading")),
        rows);
  }

  /** The content of the next line. */
  void line(String text) throws JsonException {
    lines++;
    JsonFields fields = LedgerLines.fields(text, file + ":" + lines);
    if (lines > 1) {
      apply(LedgerLines.event(fields));
      return;
    }
    if (!fields.string("format").equals(FORMAT) || fields.integer("version") != VERSION) {
      throw fields.error("format", "and version must be those of a ledger, " + FORMAT + " 1");
    }
    search = Optional.of(fields.fields("search").object());
  }

  private void apply(LedgerEvent event) throws JsonException {
    if (event instanceof Added added) {
      if (numbers.putIfAbsent(added.trial().key(), rows.size()) != null) {
        throw contradiction("a trial is there twice");
      }
      rows.add(new Row(rows.size(), added.trial(), Optional.empty(), Optional.empty()));
    } else if (event instanceof Claimed claimed) {
      Row row = open(claimed.trial());
      rows.set(
          row.number(),
          new Row(row.number(), row.trial(), Optional.of(claimed.worker()), Optional.empty()));
    } else if (event instanceof Released released) {
      Row row = open(released.trial());
      rows.set(
          row.number(), new Row(row.number(), row.trial(), Optional.empty(), Optional.empty()));
    } else if (event instanceof Finished finished) {
      Row row = open(finished.trial());
      rows.set(
          row.number(),
          new Row(row.number(), row.trial(), Optional.empty(), Optional.of(finished.result())));
    }
    events.add(event);
  }

  private Row open(int trial) throws JsonException {
    if (trial < 0 || trial >= rows.size() || rows.get(trial).result().isPresent()) {
      throw contradiction("there is no open trial " + trial);
    }
    return rows.get(trial);
  }

  private JsonException contradiction(String what) {
    return new JsonException(
        file + ":" + lines + ": " + what + "; was the file put together from two?");
  }
}
