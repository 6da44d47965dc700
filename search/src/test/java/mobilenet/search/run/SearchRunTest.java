package mobilenet.search.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.engine.RegularisedEvolution;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerEvaluator;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Trial;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchRunTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  @TempDir private Path folder;

  /** An evaluator of one line. */
  @FunctionalInterface
  private interface Formula extends Evaluator {
    @Override
    default String name() {
      return "formula";
    }

    @Override
    Evaluation evaluate(Candidate candidate, long seed) throws InterruptedException;
  }

  private static SearchPlan plan(Objective objective, int trials) {
    return new SearchPlan(TINY, objective, trials, 1, "none", SearchSettings.ENVIRONMENT);
  }

  private LedgerView run(SearchPlan plan, Evaluator evaluator, SearchListener listener)
      throws IOException, InterruptedException {
    try (Ledger ledger =
        Ledger.open(
            folder.resolve("ledger.jsonl"),
            plan.heading(new RandomSearch(TINY, 4), evaluator),
            message -> System.err.println(message))) {
      new SearchRun(plan, new RandomSearch(TINY, 4), evaluator, ledger, listener).run();
      return ledger.view();
    }
  }

  @Test
  void failedTrialsAreRowsAndTheSearchGoesOn() throws IOException, InterruptedException {
    List<Progress> progress = new ArrayList<>();
    int[] calls = {0};
    Formula evaluator =
        (candidate, seed) ->
            switch (calls[0]++ % 4) {
              case 0 -> new Failed("it diverged");
              case 1 -> throw new OutOfMemoryError("made up");
              case 2 -> throw new IllegalStateException("broken");
              default -> Measured.of(0.5);
            };
    LedgerView view = run(plan(Objective.ACCURACY, 12), evaluator, (row, now) -> progress.add(now));
    assertThat(view.rows().stream().map(row -> row.result().orElseThrow().evaluation()).limit(4))
        .containsExactly(
            new Failed("it diverged"),
            new Failed("java.lang.OutOfMemoryError: made up"),
            new Failed("java.lang.IllegalStateException: broken"),
            Measured.of(0.5));
    assertThat(progress).hasSize(12);
    Progress middle = progress.get(5);
    assertThat(middle.finished()).isEqualTo(6);
    assertThat(middle.failed()).isEqualTo(5);
    assertThat(middle.remainingSeconds()).isPresent();
    assertThat(progress.get(11).remainingSeconds()).hasValue(0);
    assertThat(progress.get(11).front().points()).hasSize(1);
  }

  @Test
  void aFinishedSearchIsProlonged() throws IOException, InterruptedException {
    Formula evaluator = (candidate, seed) -> Measured.of(0.5);
    LedgerView first = run(plan(Objective.ACCURACY, 5), evaluator, SearchListener.NONE);
    LedgerView longer = run(plan(Objective.ACCURACY, 9), evaluator, SearchListener.NONE);
    assertThat(longer.rows()).hasSize(9).startsWith(first.rows().toArray(LedgerView.Row[]::new));
  }

  /** The settings follow from the number of trials, and are in the heading. */
  @Test
  void anEvolutionIsProlongedWithTheSettingsThatItBeganWith()
      throws IOException, InterruptedException {
    Path file = folder.resolve("evolution.jsonl");
    List<LedgerView> views = new ArrayList<>();
    for (int trials : new int[] {12, 30}) {
      SearchPlan plan = SearchSettings.plan(trials);
      Engine engine =
          new RegularisedEvolution(plan.space(), 21, SearchPlan.evolution(file, trials));
      try (Ledger ledger =
          Ledger.open(
              file,
              plan.heading(engine, SearchSettings.EVALUATOR),
              message -> System.err.println(message))) {
        new SearchRun(plan, engine, SearchSettings.EVALUATOR, ledger, SearchListener.NONE).run();
        views.add(ledger.view());
      }
    }
    assertThat(SearchPlan.evolution(file, 30)).isEqualTo(EvolutionSettings.forTrials(12));
    assertThat(EvolutionSettings.forTrials(30)).isNotEqualTo(EvolutionSettings.forTrials(12));
    assertThat(views.get(1).rows())
        .hasSize(30)
        .startsWith(views.get(0).rows().toArray(LedgerView.Row[]::new));
  }

  @Test
  void aLedgerOfAnotherEngineHasNoSettingsForEvolution() throws IOException, InterruptedException {
    run(
        plan(Objective.ACCURACY, 1),
        (Formula) (candidate, seed) -> Measured.of(0.5),
        SearchListener.NONE);
    assertThatThrownBy(() -> SearchPlan.evolution(folder.resolve("ledger.jsonl"), 5))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("engine.name must be evolution");
  }

  @Test
  void anEvaluatorThatAlwaysThrowsEndsTheSearch() throws IOException {
    List<Throwable> thrown = new ArrayList<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void finished(LedgerView.Row row, Progress progress) {
            assertThat(progress.failed()).isEqualTo(thrown.size());
          }

          @Override
          public void thrown(LedgerView.Row row, Throwable failure) {
            thrown.add(failure);
          }
        };
    Formula broken =
        (candidate, seed) -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> run(plan(Objective.ACCURACY, 20), broken, listener))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the evaluator threw on 5 trials in a row, the last time"
                + " java.lang.IllegalStateException: broken; the search ends, as the next ones"
                + " would fare no better");
    assertThat(thrown).hasSize(5).allMatch(e -> e.getStackTrace().length > 0);
    assertThat(LedgerView.read(folder.resolve("ledger.jsonl")).finished()).hasSize(5);
  }

  @Test
  void anEvaluatorThatAlwaysFailsDoesNotEndTheSearch() throws IOException, InterruptedException {
    Formula failing = (candidate, seed) -> new Failed("it diverged");
    LedgerView view = run(plan(Objective.ACCURACY, 20), failing, SearchListener.NONE);
    assertThat(view.finished()).hasSize(20);
  }

  @Test
  void filesThatCannotBeReadEndTheSearch() throws IOException {
    Formula unreadable =
        (candidate, seed) -> {
          throw new UncheckedIOException(new IOException("images.bin: cut short"));
        };
    assertThatThrownBy(() -> run(plan(Objective.ACCURACY, 2), unreadable, SearchListener.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage("images.bin: cut short");
    assertThat(LedgerView.read(folder.resolve("ledger.jsonl")).rows())
        .singleElement()
        .matches(LedgerView.Row::isPending);
  }

  private static SearchSpace space(String choices) throws JsonException {
    return SpaceTexts.space(choices, "uir_r1_a0_k3_s1_e$e_c$w");
  }

  @Test
  void aSpaceWithItsChoicesSwappedIsAnother() throws IOException, InterruptedException {
    SearchSpace space = space("\"w\": [16, 32], \"e\": [2, 3]");
    SearchSpace swapped = space("\"e\": [2, 3], \"w\": [16, 32]");
    Formula formula = (candidate, seed) -> Measured.of(0.5);
    Path file = folder.resolve("ledger.jsonl");
    SearchPlan plan =
        new SearchPlan(space, Objective.ACCURACY, 4, 1, "none", SearchSettings.ENVIRONMENT);
    SearchPlan other =
        new SearchPlan(swapped, Objective.ACCURACY, 4, 1, "none", SearchSettings.ENVIRONMENT);
    RandomSearch engine = new RandomSearch(swapped, 4);
    JsonObject heading = plan.heading(engine, formula);
    Trial trial = plan.trial(Genotype.parse("0.1"), formula, 1);
    try (Ledger ledger = Ledger.open(file, heading, message -> System.err.println(message))) {
      ledger.add(List.of(trial));
      // A heading that somebody made otherwise, and so did not tell them apart.
      SearchRun run = new SearchRun(other, engine, formula, ledger, SearchListener.NONE);
      assertThatThrownBy(run::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("trial 0 of the ledger is the network " + trial.key().hash())
          .hasMessageContaining("genotype 0.1, but the space has the network ")
          .hasMessageEndingWith("search the space that the ledger was begun with");
      assertThat(ledger.view().rows()).singleElement().matches(LedgerView.Row::isPending);
    }
    assertThatThrownBy(
            () ->
                Ledger.open(
                    file, other.heading(engine, formula), message -> System.err.println(message)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("ledger of another search");
  }

  @Test
  void anInterruptedTrialIsGivenBack() throws IOException, InterruptedException {
    Formula interrupted =
        (candidate, seed) -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> run(plan(Objective.ACCURACY, 2), interrupted, SearchListener.NONE))
        .isInstanceOf(InterruptedException.class);
    LedgerView view = LedgerView.read(folder.resolve("ledger.jsonl"));
    assertThat(view.rows()).singleElement().matches(LedgerView.Row::isPending);
  }

  @Test
  void aRewardOfLatencyNeedsOne() throws IOException, InterruptedException {
    Objective latency = new Objective(Reward.TUNAS, Costs.Measure.LATENCY, 2);
    int[] calls = {0};
    Formula evaluator =
        (candidate, seed) ->
            new Measured(0.5, calls[0]++ == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.5));
    LedgerView view = run(plan(latency, 2), evaluator, SearchListener.NONE);
    assertThat(view.rows().stream().map(row -> row.result().orElseThrow().evaluation()))
        .containsExactly(
            new Failed("the reward needs a latency, and formula gave none"),
            new Measured(0.5, OptionalDouble.of(2.5)));
  }

  @Test
  void trialsThatWaitAreTakenBeforeTheEngineIsAsked() throws IOException, InterruptedException {
    Formula formula = (candidate, seed) -> Measured.of(seed / 10.0);
    SearchPlan plan = plan(Objective.ACCURACY, 10);
    RandomSearch engine = new RandomSearch(TINY, 4);
    try (Ledger ledger =
        Ledger.open(
            folder.resolve("ledger.jsonl"),
            plan.heading(engine, formula),
            message -> System.err.println(message))) {
      List<Trial> table =
          TINY.networks()
              .limit(4)
              .flatMap(
                  network ->
                      LongStream.of(2, 3).mapToObj(seed -> plan.trial(network, formula, seed)))
              .toList();
      ledger.add(table);
      new SearchRun(plan, engine, formula, ledger, SearchListener.NONE).run();
      LedgerView view = ledger.view();
      // Four networks with two seeds each, and six with the search's own.
      assertThat(view.rows()).hasSize(14).allMatch(row -> row.result().isPresent());
      assertThat(view.rows().stream().map(LedgerView.Row::trial))
          .startsWith(table.toArray(Trial[]::new));
      assertThat(view.rows().get(0).result().orElseThrow().evaluation())
          .isEqualTo(Measured.of(0.2));
      // The engine knows the networks of the table, and proposes none of them.
      assertThat(view.rows().stream().map(row -> row.trial().genotype()).distinct()).hasSize(10);
    }
  }

  @Test
  void aLedgerIsATableForOtherSearches() throws IOException, InterruptedException {
    Formula formula = (candidate, seed) -> Measured.of(candidate.genotype().genes().get(0) / 2.0);
    LedgerView table = run(plan(Objective.ACCURACY, 243), formula, SearchListener.NONE);
    LedgerEvaluator evaluator = new LedgerEvaluator("tiny", table.rows());
    for (LedgerView.Row row : table.rows()) {
      Candidate candidate = Candidate.of(TINY, row.trial().genotype());
      assertThat(evaluator.evaluate(candidate, 1)).isEqualTo(formula.evaluate(candidate, 1));
    }
    Candidate any = Candidate.of(TINY, table.rows().get(0).trial().genotype());
    assertThat(evaluator.evaluate(any, 2))
        .isEqualTo(new Failed("the table tiny has no " + any.hash() + " of seed 2"));
  }
}
