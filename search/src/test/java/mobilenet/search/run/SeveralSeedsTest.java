package mobilenet.search.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;
import mobilenet.search.ledger.Trial;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that evaluate every network with several seeds. */
class SeveralSeedsTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");
  private static final List<Long> SEEDS = List.of(4L, 0L, 9L);

  @TempDir private Path folder;

  /** Random search that takes note of what it is told. */
  private static final class Listening implements Engine {
    private record Told(Genotype network, OptionalDouble reward, int askedBefore) {}

    private final Engine random = new RandomSearch(TINY, 4);
    private final List<Told> told = new ArrayList<>();
    private int asked;

    @Override
    public JsonObject toJson() {
      return random.toJson();
    }

    @Override
    public Optional<Genotype> ask() {
      asked++;
      return random.ask();
    }

    @Override
    public void restore(Genotype network) {
      asked++;
      random.restore(network);
    }

    @Override
    public void tell(Genotype network, OptionalDouble reward) {
      told.add(new Told(network, reward, asked));
    }
  }

  /** Accuracy by the first gene and the seed; a network whose last gene is 2 fails with seed 0. */
  private static final Evaluator EVALUATOR =
      new Evaluator() {
        @Override
        public String name() {
          return "formula";
        }

        @Override
        public Evaluation evaluate(Candidate candidate, long seed) {
          List<Integer> genes = candidate.genotype().genes();
          return seed == 0 && genes.get(genes.size() - 1) == 2
              ? new Failed("it diverged")
              : Measured.of(genes.get(0) / 4.0 + seed / 40.0);
        }
      };

  private static boolean fails(Genotype network) {
    return network.genes().get(network.genes().size() - 1) == 2;
  }

  private static SearchPlan plan(int networks, List<Long> seeds) {
    return new SearchPlan(
        TINY, Objective.ACCURACY, networks, seeds, "none", SearchSettings.ENVIRONMENT);
  }

  private static Ledger open(Path file, SearchPlan plan, Engine engine, Evaluator evaluator)
      throws IOException {
    return Ledger.open(
        file, plan.heading(engine, evaluator), message -> System.err.println(message));
  }

  private LedgerView run(Path file, SearchPlan plan, Engine engine)
      throws IOException, InterruptedException {
    try (Ledger ledger = open(file, plan, engine, EVALUATOR)) {
      new SearchRun(plan, engine, EVALUATOR, ledger, SearchListener.NONE).run();
      return ledger.view();
    }
  }

  private static List<Genotype> networks(LedgerView view) {
    return view.rows().stream().map(row -> row.trial().genotype()).distinct().toList();
  }

  @Test
  void theEngineIsToldTheMeanOfAllSeedsOnce() throws IOException, InterruptedException {
    Listening engine = new Listening();
    LedgerView view = run(folder.resolve("ledger.jsonl"), plan(12, SEEDS), engine);
    assertThat(view.rows()).hasSize(36);
    assertThat(view.rows().stream().limit(4).map(row -> row.trial().key().seed()))
        .containsExactly(4L, 0L, 9L, 4L);
    List<Genotype> networks = networks(view);
    assertThat(networks).anyMatch(SeveralSeedsTest::fails).anyMatch(network -> !fails(network));
    assertThat(engine.told).hasSize(12);
    for (int i = 0; i < 12; i++) {
      Listening.Told told = engine.told.get(i);
      assertThat(told.network()).isEqualTo(networks.get(i));
      assertThat(told.askedBefore()).isEqualTo(i + 1);
      if (fails(told.network())) {
        assertThat(told.reward()).isEmpty();
      } else {
        assertThat(told.reward().orElseThrow())
            .isCloseTo(told.network().genes().get(0) / 4.0 + (4 + 0 + 9) / 120.0, within(1e-15));
      }
    }
  }

  @Test
  void theProposalsAreThoseOfOneSeed() throws IOException, InterruptedException {
    LedgerView several =
        run(folder.resolve("several.jsonl"), plan(7, SEEDS), new RandomSearch(TINY, 4));
    LedgerView one =
        run(folder.resolve("one.jsonl"), plan(60, List.of(5L)), new RandomSearch(TINY, 4));
    assertThat(networks(several)).isEqualTo(networks(one).subList(0, 7));
  }

  @Test
  void aNetworkThatFailedWithASeedHasNoMean() throws IOException, InterruptedException {
    LedgerView view =
        run(folder.resolve("ledger.jsonl"), plan(12, SEEDS), new RandomSearch(TINY, 4));
    assertThat(view.finishedNetworks()).hasSize(12);
    List<TriedNetwork> tried = TriedNetwork.of(view);
    assertThat(tried.stream().map(network -> network.trial().genotype()))
        .isEqualTo(networks(view).stream().filter(network -> !fails(network)).toList());
    for (TriedNetwork network : tried) {
      double base = network.trial().genotype().genes().get(0) / 4.0;
      assertThat(network.accuracies()).containsExactly(base + 0.1, base, base + 9 / 40.0);
      assertThat(network.accuracy()).isCloseTo(base + 13 / 120.0, within(1e-15));
      // Of 4, 0 and 9: 61/3 is the sum of squares over 2.
      assertThat(network.spread().orElseThrow()).isCloseTo(Math.sqrt(61 / 3.0) / 40, within(1e-12));
    }
    assertThat(ParetoFront.of(view, Costs.Measure.MACS).points())
        .isNotEmpty()
        .allMatch(point -> !fails(point.network().trial().genotype()));
  }

  @Test
  void aNetworkWithoutAllItsSeedsIsNotDone() throws IOException, InterruptedException {
    LedgerView view =
        run(folder.resolve("ledger.jsonl"), plan(12, SEEDS), new RandomSearch(TINY, 4));
    LedgerView cut = new LedgerView(view.search(), view.rows().subList(0, 35));
    assertThat(cut.finishedNetworks()).hasSize(11);
    Progress progress = Progress.of(cut, plan(12, SEEDS));
    assertThat(progress.trials()).isEqualTo(36);
    assertThat(progress.finished()).isEqualTo(35);
    assertThat(Progress.of(cut, plan(20, SEEDS)).trials()).isEqualTo(60);
  }

  /** As a process that was killed leaves it: between any two lines, also those of one write. */
  @Test
  void aLedgerCutAnywhereIsCompletedToTheSameOne() throws IOException, InterruptedException {
    SearchPlan plan = SearchSettings.plan(12, SEEDS.subList(0, 2));
    Path whole = folder.resolve("whole.jsonl");
    List<Trial> expected = evolve(whole, plan);
    assertThat(expected).hasSize(24);
    List<String> lines = Files.readAllLines(whole);
    Path cut = folder.resolve("cut.jsonl");
    for (int end = 1; end < lines.size(); end++) {
      // This process lives, and would be waited for.
      if (!lines.get(end - 1).contains("\"event\":\"claimed\"")) {
        Files.writeString(cut, String.join("\n", lines.subList(0, end)) + "\n");
        assertThat(evolve(cut, plan)).as("cut behind line %d", end).isEqualTo(expected);
      }
    }
  }

  private static List<Trial> evolve(Path file, SearchPlan plan)
      throws IOException, InterruptedException {
    Engine engine = SearchSettings.engine();
    try (Ledger ledger = open(file, plan, engine, SearchSettings.EVALUATOR)) {
      new SearchRun(plan, engine, SearchSettings.EVALUATOR, ledger, SearchListener.NONE).run();
      return ledger.view().rows().stream().map(Row::trial).toList();
    }
  }

  @Test
  void theHeadingTellsOneSeedFromSeveral() {
    Engine engine = new RandomSearch(TINY, 4);
    assertThat(JsonWriter.compact(plan(1, List.of(5L)).heading(engine, EVALUATOR)))
        .contains("\"evaluator\":\"formula\",\"seed\":5,\"recipe\":\"none\"");
    assertThat(JsonWriter.compact(plan(1, SEEDS).heading(engine, EVALUATOR)))
        .contains("\"evaluator\":\"formula\",\"seeds\":[4,0,9],\"recipe\":\"none\"");
  }

  @Test
  void mistakes() {
    for (List<Long> seeds : List.of(List.<Long>of(), List.of(1L, 2L, 1L))) {
      assertThatThrownBy(() -> plan(1, seeds))
          .hasMessage(
              "a network is evaluated with one seed or several different ones, given " + seeds);
    }
  }
}
