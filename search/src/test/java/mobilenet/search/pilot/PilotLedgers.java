package mobilenet.search.pilot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.space.Genotype;

/** Ledgers of made-up trainings. */
final class PilotLedgers {
  private static final Environment ENVIRONMENT = new Environment("cpu", "17", "0000000");

  private PilotLedgers() {}

  /**
   * Writes a ledger; network {@code i} is called so and has 1,000 · 2ⁱ multiply-accumulates.
   *
   * @param accuracies [networks][seeds]; what is not a number failed
   */
  static void write(Path file, String recipe, double[][] accuracies) throws IOException {
    JsonObject search = JsonObject.EMPTY.with("space", "made up");
    try (Ledger ledger = Ledger.open(file, search, notice -> {})) {
      for (int network = 0; network < accuracies.length; network++) {
        for (int seed = 0; seed < accuracies[network].length; seed++) {
          Trial trial = trial(network, seed, recipe);
          int number = ledger.claim(events -> Optional.of(trial)).orElseThrow().number();
          ledger.finish(number, new Result(evaluation(accuracies[network][seed]), 1, ENVIRONMENT));
        }
      }
    }
  }

  private static Trial trial(int network, int seed, String recipe) {
    return new Trial(
        new Trial.Key("network-" + network, seed, recipe),
        Genotype.parse(Integer.toString(network)),
        JsonObject.EMPTY,
        "made up",
        100,
        1000L << network);
  }

  private static Evaluation evaluation(double accuracy) {
    return Double.isNaN(accuracy)
        ? new Failed("out of memory")
        : new Measured(accuracy, OptionalDouble.empty());
  }
}
