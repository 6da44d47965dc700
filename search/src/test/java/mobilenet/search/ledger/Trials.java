package mobilenet.search.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.space.Genotype;

/** Made-up rows for tests. */
public final class Trials {
  /** Where tests run. */
  public static final Environment ENVIRONMENT = new Environment("cpu", "17", "0000000");

  /** A process of another machine. */
  public static final Worker ELSEWHERE = new Worker("elsewhere", "a boot", 7, 0);

  static final JsonObject SEARCH = JsonObject.EMPTY.with("space", "made up");

  private Trials() {}

  /** A trial of its own for each number. */
  public static Trial trial(int number) {
    return new Trial(
        new Trial.Key("hash" + number, 1L << 60, "recipe"),
        Genotype.parse("0." + number),
        JsonObject.EMPTY.with("name", "n \u00e9 \"" + number + "\"\n"),
        "evaluator",
        100 + number,
        1000 + number);
  }

  static Result measured(double accuracy) {
    return new Result(new Measured(accuracy, OptionalDouble.of(1.5)), 0.25, ENVIRONMENT);
  }

  static Result failed(String reason) {
    return new Result(new Evaluation.Failed(reason), 0, ENVIRONMENT);
  }

  static Ledger open(Path file, List<String> notices) throws IOException {
    return Ledger.open(file, SEARCH, notices::add);
  }

  /** Opens a ledger that has nothing to complain about. */
  static Ledger open(Path file) throws IOException {
    return Ledger.open(
        file,
        SEARCH,
        notice -> {
          throw new AssertionError(notice);
        });
  }

  /** Adds a line by which a process of another machine has claimed a trial. */
  public static void claimElsewhere(Path file, int trial) throws IOException {
    String line = LedgerLines.seal(LedgerLines.toJson(new LedgerEvent.Claimed(trial, ELSEWHERE)));
    Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
  }

  /** A ledger of three trials: measured, failed, waiting. */
  static void write(Path file) throws IOException {
    try (Ledger ledger = open(file)) {
      ledger.add(List.of(trial(0), trial(1), trial(2)));
      ledger.claim(events -> Optional.empty());
      ledger.finish(0, measured(0.75));
      ledger.claim(events -> Optional.empty());
      ledger.finish(1, failed("out of memory"));
    }
  }

  static List<String> collector() {
    return new ArrayList<>();
  }
}
