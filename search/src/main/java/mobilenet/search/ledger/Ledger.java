package mobilenet.search.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.ledger.LedgerEvent.Added;
import mobilenet.search.ledger.LedgerEvent.Claimed;
import mobilenet.search.ledger.LedgerEvent.Finished;
import mobilenet.search.ledger.LedgerEvent.Released;
import mobilenet.search.ledger.LedgerView.Row;

/**
 * A file of trials that several processes work on, one line an event: a trial is added, claimed by
 * a worker, finished, or released when its worker has died. Every line has a checksum and is on the
 * disk before the call returns; a line that was not finished when its writer was killed is dropped
 * with a notice. No trial is there twice.
 *
 * <p>Safe for several threads and processes.
 */
public final class Ledger implements Closeable {

  /** Decides what to add when no trial waits. */
  @FunctionalInterface
  public interface Asking {
    /**
     * The next trial: empty to stop. Nobody else changes the ledger meanwhile.
     *
     * @param events all of the ledger, in order
     */
    Optional<Trial> ask(List<LedgerEvent> events);
  }

  private final AppendLog log;
  private final LedgerRows rows;
  private final Worker worker = Worker.current();

  private Ledger(AppendLog log, LedgerRows rows) {
    this.log = log;
    this.rows = rows;
  }

  /**
   * Opens a ledger, or starts one.
   *
   * @param search all that its trials have in common: space, engine, objective and so on
   * @param notices takes a sentence about what was dropped or released
   * @throws JsonException if the file is another search's, or no ledger, or damaged
   * @throws IOException if it cannot be read and written
   */
  public static Ledger open(Path file, JsonObject search, Consumer<String> notices)
      throws IOException {
    AppendLog log = new AppendLog(file, LedgerRows.FORMAT, notices);
    try {
      LedgerRows rows = new LedgerRows(file);
      Ledger ledger = new Ledger(log, rows);
      log.locked(
          () -> {
            ledger.refresh();
            if (rows.search().isEmpty()) {
              log.append(List.of(LedgerLines.seal(LedgerRows.heading(search))));
              ledger.refresh();
            }
            return rows;
          });
      requireSame(file, search, rows.search().orElse(JsonObject.EMPTY));
      return ledger;
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static void requireSame(Path file, JsonObject search, JsonObject found)
      throws JsonException {
    String expected = JsonWriter.compact(search);
    if (!JsonWriter.compact(found).equals(expected)) {
      throw new JsonException(
          file
              + ": is the ledger of another search, "
              + JsonWriter.compact(found)
              + ", and this one is "
              + expected
              + "; give another file, or the same settings");
    }
  }

  /** The rows now. */
  public LedgerView view() throws IOException {
    return log.locked(
        () -> {
          refresh();
          return rows.view();
        });
  }

  /** All lines but the heading, in order. */
  public List<LedgerEvent> events() throws IOException {
    return log.locked(
        () -> {
          refresh();
          return rows.events();
        });
  }

  /**
   * Adds trials that wait for a worker, but for those that are there already.
   *
   * @return how many were added
   */
  public int add(List<Trial> trials) throws IOException {
    return log.locked(
        () -> {
          refresh();
          List<LedgerEvent> added = new ArrayList<>();
          trials.stream()
              .distinct()
              .filter(trial -> !rows.has(trial.key()))
              .forEach(trial -> added.add(new Added(trial)));
          append(added);
          return added.size();
        });
  }

  /**
   * Claims the next trial for this process: one that waits, among them those of dead processes, or
   * else a new one.
   *
   * @return empty where none waits and none was added
   * @throws IllegalArgumentException if the new one is there already
   */
  public Optional<Row> claim(Asking asking) throws IOException {
    return log.locked(
        () -> {
          refresh();
          releaseDead();
          Optional<Row> waiting = rows.rows().stream().filter(Row::isPending).findFirst();
          if (waiting.isPresent()) {
            append(List.of(new Claimed(waiting.get().number(), worker)));
            return Optional.of(rows.rows().get(waiting.get().number()));
          }
          Optional<Trial> asked = asking.ask(rows.events());
          if (asked.isEmpty()) {
            return Optional.empty();
          }
          if (rows.has(asked.get().key())) {
            throw new IllegalArgumentException(
                "the ledger has the trial " + asked.get().key() + " already");
          }
          int number = rows.rows().size();
          append(List.of(new Added(asked.get()), new Claimed(number, worker)));
          return Optional.of(rows.rows().get(number));
        });
  }

  private void releaseDead() throws IOException {
    List<LedgerEvent> released = new ArrayList<>();
    for (Row row : rows.rows()) {
      if (row.worker().filter(Worker::isDead).isPresent()) {
        released.add(new Released(row.number()));
      }
    }
    append(released);
  }

  /**
   * Writes the result of a trial.
   *
   * @return whether it was written: not where another worker has finished the trial meanwhile
   */
  public boolean finish(int trial, Result result) throws IOException {
    return log.locked(
        () -> {
          refresh();
          if (rows.rows().get(trial).result().isPresent()) {
            return false;
          }
          append(List.of(new Finished(trial, result)));
          return true;
        });
  }

  /** Gives back a trial that this or a lost process has claimed, so that another may take it. */
  public void release(int trial) throws IOException {
    log.locked(
        () -> {
          refresh();
          if (rows.rows().get(trial).worker().isPresent()) {
            append(List.of(new Released(trial)));
          }
          return trial;
        });
  }

  /**
   * Gives back all trials that processes of other machines have claimed, of which nobody here can
   * tell whether they still run. One that does may finish its trial all the same: of two results,
   * the first is written.
   *
   * @return their rows, as they were
   */
  public List<Row> releaseOthers() throws IOException {
    return log.locked(
        () -> {
          refresh();
          List<Row> others =
              rows.rows().stream()
                  .filter(row -> row.worker().filter(w -> !w.isOfThisMachine()).isPresent())
                  .toList();
          append(others.stream().<LedgerEvent>map(row -> new Released(row.number())).toList());
          return others;
        });
  }

  private void append(List<LedgerEvent> events) throws IOException {
    if (!events.isEmpty()) {
      log.append(events.stream().map(LedgerLines::toJson).map(LedgerLines::seal).toList());
      refresh();
    }
  }

  private void refresh() throws IOException {
    for (String line : log.added()) {
      rows.line(line);
    }
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
