package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.supernet.RankRow;
import mobilenet.search.tunas.SearchStages;

/** Some networks of small-uib's coarse space, with made-up accuracies. */
final class CoarseNetworks {
  /** What every network reaches alone. */
  static final double ALONE = 0.8;

  private static final Environment HERE = new Environment("cpu", "17", "0000000");
  private static final int EVERY = 9;
  private static final int NARROWEST = 4;

  private final List<Candidate> networks = new ArrayList<>();

  private CoarseNetworks() {}

  static CoarseNetworks some() throws JsonException {
    SearchSpace space = space();
    CoarseNetworks some = new CoarseNetworks();
    space
        .networks()
        .filter(network -> network.hashCode() % EVERY == 0)
        .forEach(network -> some.networks.add(Candidate.of(space, network)));
    return some;
  }

  static SearchSpace space() throws JsonException {
    return SearchStages.TWO.space(ShippedSpaces.get("small-uib"), 0, Optional.empty());
  }

  int size() {
    return networks.size();
  }

  /** Writes a ledger in which all have {@link #ALONE}. */
  void train(Path file) throws IOException {
    try (Ledger ledger = Ledger.open(file, JsonObject.EMPTY.with("space", "x"), notice -> {})) {
      for (Candidate network : networks) {
        Trial trial =
            new Trial(
                new Trial.Key(network.hash(), 0, "recipe"),
                network.genotype(),
                ArchitectureDocument.toJson(network.architecture()),
                "made up",
                1,
                1);
        int number = ledger.claim(events -> Optional.of(trial)).orElseThrow().number();
        ledger.finish(number, new Result(new Measured(ALONE, OptionalDouble.empty()), 1, HERE));
      }
    }
  }

  /** Writes accuracies by shared weights, which fall by so much for twice the width. */
  void rank(Path file, long seed, double fall) throws IOException {
    List<RankRow> ranks = new ArrayList<>();
    for (Candidate network : networks) {
      double width = SharedSlope.width(network.architecture());
      ranks.add(new RankRow(network.hash(), seed, ALONE - fall * (width - NARROWEST)));
    }
    RankRow.write(file, ranks);
  }
}
