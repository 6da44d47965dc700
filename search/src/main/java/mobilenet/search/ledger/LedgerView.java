package mobilenet.search.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation.Measured;

/**
 * The rows of a ledger as they were at one time.
 *
 * @param search what the ledger is of, as its heading says
 * @param rows in the order in which they were added
 */
public record LedgerView(JsonObject search, List<Row> rows) {

  /**
   * One trial.
   *
   * @param number from 0
   * @param trial what is tried
   * @param worker who works on it, unless it waits or is finished
   * @param result where it is finished
   */
  public record Row(int number, Trial trial, Optional<Worker> worker, Optional<Result> result) {
    /** Whether no one works on it and it has no result. */
    public boolean isPending() {
      return worker.isEmpty() && result.isEmpty();
    }

    /** Its accuracy, unless it has no result or has failed. */
    public Optional<Measured> measured() {
      return result
          .map(Result::evaluation)
          .filter(Measured.class::isInstance)
          .map(Measured.class::cast);
    }
  }

  /** What a network's trials have in common. */
  private record Training(String hash, String recipe) {}

  /** Copies. */
  public LedgerView {
    rows = List.copyOf(rows);
  }

  /**
   * With how many seeds the search tries every network, as the heading says; 1 if it says nothing.
   */
  public int seedsEach() {
    return search.get("seeds").orElse(JsonArray.of(0)) instanceof JsonArray seeds
        ? Math.max(1, seeds.elements().size())
        : 1;
  }

  /** Rows that someone works on who is not known to be dead. */
  public List<Row> held() {
    return rows.stream()
        .filter(row -> row.worker().filter(worker -> !worker.isDead()).isPresent())
        .toList();
  }

  /** Rows with a result. */
  public List<Row> finished() {
    return rows.stream().filter(row -> row.result().isPresent()).toList();
  }

  /**
   * The trials of each network that has a result with every seed of the search, failed ones among
   * them; in the order of their first trials.
   */
  public List<List<Row>> finishedNetworks() {
    Map<Training, List<Row>> networks = new LinkedHashMap<>();
    for (Row row : rows) {
      Trial.Key key = row.trial().key();
      networks
          .computeIfAbsent(new Training(key.hash(), key.recipe()), added -> new ArrayList<>())
          .add(row);
    }
    return networks.values().stream()
        .filter(trials -> trials.size() >= seedsEach())
        .filter(trials -> trials.stream().allMatch(row -> row.result().isPresent()))
        .toList();
  }

  /** Rows of an architecture, one for each seed and recipe. */
  public List<Row> ofArchitecture(String hash) {
    return rows.stream().filter(row -> row.trial().key().hash().equals(hash)).toList();
  }

  /** The row of that key. */
  public Optional<Row> find(Trial.Key key) {
    return rows.stream().filter(row -> row.trial().key().equals(key)).findFirst();
  }

  /**
   * Reads a file that nobody need be able to write, such as a committed one. What a process left of
   * a last line is not read.
   *
   * @throws JsonException if it is no ledger, or a line is damaged
   * @throws IOException if it cannot be read
   */
  public static LedgerView read(Path file) throws IOException {
    return rows(file).view();
  }

  /**
   * What an existing ledger is of, so that its search can go on with the same settings.
   *
   * @return empty where there is no file, or its heading is not finished
   * @throws JsonException if it is no ledger, or a line is damaged
   * @throws IOException if it cannot be read
   */
  public static Optional<JsonObject> heading(Path file) throws IOException {
    return Files.exists(file) ? rows(file).search() : Optional.empty();
  }

  private static LedgerRows rows(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    // Behind the last line's end there is nothing, or what was left of a line.
    lines.remove(lines.size() - 1);
    LedgerRows builder = new LedgerRows(file);
    for (int i = 0; i < lines.size(); i++) {
      Optional<String> opened = LedgerLines.open(lines.get(i));
      if (opened.isPresent()) {
        builder.line(opened.get());
      } else if (i == 0 && !LedgerLines.mayBeHeading(LedgerRows.FORMAT, lines.get(i))) {
        throw new JsonException(file + ": expected a ledger, found another file");
      } else if (i < lines.size() - 1) {
        throw AppendLog.damaged(file, i + 1);
      }
    }
    return builder;
  }
}
