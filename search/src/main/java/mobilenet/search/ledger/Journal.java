package mobilenet.search.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;

/**
 * A file of JSON objects that one process writes, one a line, after a heading that says what they
 * are of. Lines have checksums and are on the disk before a call returns, as those of a {@link
 * Ledger}; one that was not finished when its writer was killed is dropped with a notice.
 */
public final class Journal implements Closeable {
  private static final String FORMAT = "format";

  private final Path file;
  private final AppendLog log;
  private final List<JsonFields> entries = new ArrayList<>();

  private Journal(Path file, AppendLog log) {
    this.file = file;
    this.log = log;
  }

  /**
   * Opens a journal, or starts one.
   *
   * @param format tells its kind from other files
   * @param heading all that its entries have in common
   * @param notices takes a sentence about what was dropped
   * @throws JsonException if the file has another heading, or is no journal, or damaged
   * @throws IOException if it cannot be read and written
   */
  public static Journal open(Path file, String format, JsonObject heading, Consumer<String> notices)
      throws IOException {
    JsonObject first = JsonObject.EMPTY.with(FORMAT, format).withAll(heading);
    AppendLog log = new AppendLog(file, format, notices);
    Journal journal = new Journal(file, log);
    try {
      log.locked(
          () -> {
            journal.refresh();
            if (journal.entries.isEmpty()) {
              log.append(List.of(LedgerLines.seal(first)));
              journal.refresh();
            }
            return journal;
          });
      journal.requireHeading(first);
      return journal;
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private void requireHeading(JsonObject expected) throws JsonException {
    JsonObject found = entries.get(0).object();
    for (String member : expected.members().keySet()) {
      String there = text(found, member);
      String here = text(expected, member);
      if (!there.equals(here)) {
        throw new JsonException(
            file
                + ": is of something else: "
                + member
                + " was "
                + there
                + ", here "
                + here
                + "; give the same, or another folder");
      }
    }
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).map(JsonWriter::compact).orElse("nothing");
  }

  /** Reads what was added, by this process or another. */
  private int refresh() throws IOException {
    List<String> added = log.added();
    for (String line : added) {
      entries.add(LedgerLines.fields(line, file + ":" + (entries.size() + 1)));
    }
    return added.size();
  }

  /** All entries but the heading, in order. */
  public List<JsonFields> entries() {
    return List.copyOf(entries.subList(1, entries.size()));
  }

  /**
   * Adds an entry, and returns once it is on the disk.
   *
   * @throws IOException if it cannot be written, or another process has written meanwhile
   */
  public void add(JsonObject entry) throws IOException {
    log.locked(
        () -> {
          if (refresh() > 0) {
            throw new IOException(
                file + ": another process writes to it; run one at a time in a folder");
          }
          log.append(List.of(LedgerLines.seal(entry)));
          return refresh();
        });
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
