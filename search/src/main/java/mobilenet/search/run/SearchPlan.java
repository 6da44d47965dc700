package mobilenet.search.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;
import mobilenet.profile.ModelProfile;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Trial;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * What is searched for.
 *
 * @param space where
 * @param objective what is maximised
 * @param trials networks to try, failed ones among them
 * @param seeds of the evaluations: every network is evaluated with each of them, in this order
 * @param recipe hash of how networks are trained, or a word where they are not
 * @param environment where this process runs
 */
public record SearchPlan(
    SearchSpace space,
    Objective objective,
    int trials,
    List<Long> seeds,
    String recipe,
    Environment environment) {

  /** Copies, and checks the ranges. */
  public SearchPlan {
    if (trials < 1) {
      throw new IllegalArgumentException("a search has at least 1 trial, given " + trials);
    }
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || Set.copyOf(seeds).size() < seeds.size()) {
      throw new IllegalArgumentException(
          "a network is evaluated with one seed or several different ones, given " + seeds);
    }
  }

  /** With one seed for all evaluations. */
  public SearchPlan(
      SearchSpace space,
      Objective objective,
      int trials,
      long seed,
      String recipe,
      Environment environment) {
    this(space, objective, trials, List.of(seed), recipe, environment);
  }

  /**
   * What the ledger's heading says. The number of trials is not part of it, so that a search can be
   * prolonged.
   */
  public JsonObject heading(Engine engine, Evaluator evaluator) {
    JsonObject heading =
        JsonObject.EMPTY
            .with("space", space.name())
            .with("space_hash", space.hash())
            .with("objective", objective.toJson())
            .with("engine", engine.toJson())
            .with("evaluator", evaluator.name());
    heading =
        seeds.size() == 1
            ? heading.with("seed", seeds.get(0))
            : heading.with(
                "seeds", new JsonArray(seeds.stream().<JsonValue>map(JsonNumber::of).toList()));
    return heading.with("recipe", recipe);
  }

  /**
   * Settings for an evolution on a ledger: those that it began with, so that it can be prolonged,
   * or for a new one those for so many trials.
   *
   * @throws JsonException if the file is no ledger, or that of another engine
   * @throws IOException if it cannot be read
   */
  public static EvolutionSettings evolution(Path ledger, int trials) throws IOException {
    Optional<JsonObject> heading = LedgerView.heading(ledger);
    return heading.isPresent()
        ? EvolutionSettings.of(JsonFields.root(heading.get(), ledger.toString()).fields("engine"))
        : EvolutionSettings.forTrials(trials);
  }

  /**
   * The row of a network under a seed.
   *
   * @throws IllegalArgumentException if the space has no such network
   */
  public Trial trial(Genotype genotype, Evaluator evaluator, long seed) {
    Candidate candidate = Candidate.of(space, genotype);
    ModelProfile profile = ModelProfile.of(candidate.architecture());
    return new Trial(
        new Trial.Key(candidate.hash(), seed, recipe),
        genotype,
        ArchitectureDocument.toJson(candidate.architecture()),
        evaluator.name(),
        profile.params(),
        profile.macs());
  }
}
