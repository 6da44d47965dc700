package mobilenet.search.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.cli.UsageException;
import mobilenet.file.AtomicFiles;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;
import mobilenet.search.ledger.LedgerView;

/**
 * Where a search keeps everything.
 *
 * @param path its folder
 */
record SearchFolder(Path path) {
  /** Member of a ledger's heading: hash of the latency table. */
  static final String LATENCY_TABLE = "latency_table";

  private static final String SEED = "seed";

  private static final List<Member> HEADING =
      List.of(
          new Member("space_hash", "the space"),
          new Member("recipe", "the recipe"),
          new Member("evaluator", "the data"),
          new Member(SEED, "the seed"),
          new Member(LATENCY_TABLE, "the latency table"),
          new Member("objective", "the reward"),
          new Member("engine", "the engine"));

  /** A part of a ledger's heading, and what people call it. */
  private record Member(String name, String meaning) {}

  /** The space, with the recipe's image size and the data's classes. */
  Path space() {
    return path.resolve("space.json");
  }

  /** How networks are trained. */
  Path recipe() {
    return path.resolve("recipe.yaml");
  }

  /** {@link SearchSettings}. */
  Path settings() {
    return path.resolve("search.json");
  }

  /** {@link FrozenTable}, if the search has one. */
  Path latencyTable() {
    return path.resolve("latency-table.jsonl");
  }

  /** All that was tried. */
  Path ledger() {
    return path.resolve("ledger.jsonl");
  }

  /** Accuracy against cost. */
  Path front() {
    return path.resolve("front.svg");
  }

  /** The network with the highest reward. */
  Path best() {
    return path.resolve("best.json");
  }

  /** The ledger; empty where it has no whole line yet, as of a search that has just begun. */
  Optional<LedgerView> view() throws IOException {
    if (!Files.exists(ledger()) || !firstLineEnds()) {
      return Optional.empty();
    }
    return Optional.of(LedgerView.read(ledger()));
  }

  private boolean firstLineEnds() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(ledger()))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          return true;
        }
      }
    }
    return false;
  }

  /** The settings of the search that has been here. */
  Optional<SearchSettings> read() throws IOException {
    return Files.exists(settings())
        ? Optional.of(SearchSettings.read(settings()))
        : Optional.empty();
  }

  /**
   * Checks that a search may begin here, or go on.
   *
   * @param heading of its ledger
   * @throws UsageException if the folder is another search's
   */
  void require(JsonObject heading) throws IOException {
    Optional<LedgerView> view = view();
    if (view.isEmpty()) {
      Optional<Path> result = Stream.of(best(), front(), space()).filter(Files::exists).findFirst();
      if (result.isPresent() && !Files.exists(settings())) {
        throw new UsageException(
            result.get() + " would be overwritten; move it away or give another --output");
      }
      return;
    }
    JsonObject found = view.get().search();
    for (Member member : HEADING) {
      String there = text(found, member.name());
      String here = text(heading, member.name());
      if (!there.equals(here)) {
        throw new UsageException(
            path
                + " holds another search: "
                + member.meaning()
                + " was "
                + there
                + ", here "
                + here
                + "; give the same, or another --output");
      }
    }
  }

  private static String text(JsonObject heading, String member) {
    Optional<JsonValue> value = heading.get(member);
    if (value.isEmpty() && member.equals(SEED)) {
      value = heading.get("seeds");
    }
    return value.map(JsonWriter::compact).orElse("nothing");
  }

  /** Writes or replaces a file. */
  static void write(Path file, JsonValue document) throws IOException {
    write(file, JsonWriter.pretty(document));
  }

  /** Writes or replaces a file. */
  static void write(Path file, String text) throws IOException {
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
