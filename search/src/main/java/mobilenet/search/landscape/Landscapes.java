package mobilenet.search.landscape;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import mobilenet.profile.ModelProfile;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;

/** Kinds of landscapes on shipped spaces; the seed draws the scores of one of its kind. */
public final class Landscapes {
  /** In the middle of the accuracies that small networks reach. */
  private static final double BASE = 0.7;

  private static final double SINGLE_SCALE = 0.03;
  private static final double PAIR_SCALE = 0.015;

  /** Accuracy gained by a network of e times the multiply-accumulates. */
  private static final double GAIN = 0.04;

  /** In the upper half of the tiny space. */
  private static final double TARGET_MACS = 1.2e6;

  /** The median of the tiny space, rounded. */
  private static final double MEDIAN_MACS = 1.0e6;

  private static final double RESIDUAL_SCALE = 0.01;
  private static final double RESIDUAL_PAIR_SCALE = 0.004;

  private static final SearchSpace COARSE = ShippedSpaces.get("mobilenetv4-coarse");

  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  private static final CostTable TINY_COSTS = new CostTable(TINY);

  private Landscapes() {}

  /** One of each kind. */
  public static List<Landscape> all(long seed) {
    return List.of(separable(seed), interacting(seed), sized(seed));
  }

  /** Decisions that do not interact, on V4's coarse space; the best is known by construction. */
  public static Landscape separable(long seed) {
    ChoiceScores scores = new ChoiceScores(COARSE, seed);
    return new Formula(
        "separable",
        COARSE,
        Objective.ACCURACY,
        network -> BASE + SINGLE_SCALE * scores.sum(network),
        BASE + SINGLE_SCALE * scores.bestSum(),
        new CostTable(COARSE));
  }

  /** Pairs of decisions that interact, on the tiny space; the best is found by enumeration. */
  public static Landscape interacting(long seed) {
    ChoiceScores scores = new ChoiceScores(TINY, seed);
    return enumerated(
        "interacting",
        Objective.ACCURACY,
        network ->
            BASE + SINGLE_SCALE * scores.sum(network) + PAIR_SCALE * scores.sumOfPairs(network));
  }

  /**
   * Accuracy that grows with the logarithm of the multiply-accumulates, under a target of these: on
   * the tiny space, the best by enumeration.
   */
  public static Landscape sized(long seed) {
    ChoiceScores scores = new ChoiceScores(TINY, seed);
    return enumerated(
        "sized",
        new Objective(Reward.TUNAS, Costs.Measure.MACS, TARGET_MACS),
        network ->
            BASE
                + GAIN * StrictMath.log(TINY_COSTS.of(network).macs() / TARGET_MACS)
                + PAIR_SCALE * scores.sum(network));
  }

  /**
   * Three kinds on the tiny space whose target is the median of its multiply-accumulates, and whose
   * accuracies differ so little between networks of one size that the best network is mostly on
   * target, as it is where TuNAS's reward is of use.
   */
  public static List<Landscape> onTarget(long seed) {
    ChoiceScores scores = new ChoiceScores(TINY, seed);
    ToDoubleFunction<Genotype> residual = network -> RESIDUAL_SCALE * scores.sum(network);
    ToDoubleFunction<Genotype> pairs = network -> RESIDUAL_PAIR_SCALE * scores.sumOfPairs(network);
    ToDoubleFunction<Genotype> size =
        network -> GAIN * StrictMath.log(TINY_COSTS.of(network).macs() / MEDIAN_MACS);
    return List.of(
        onTarget("separable-on-target", List.of(residual)),
        onTarget("interacting-on-target", List.of(residual, pairs)),
        onTarget("sized-on-target", List.of(residual, size)));
  }

  private static Landscape onTarget(String name, List<ToDoubleFunction<Genotype>> terms) {
    return enumerated(
        name,
        new Objective(Reward.TUNAS, Costs.Measure.MACS, MEDIAN_MACS),
        network -> {
          double accuracy = BASE;
          for (ToDoubleFunction<Genotype> term : terms) {
            accuracy += term.applyAsDouble(network);
          }
          return accuracy;
        });
  }

  private static Landscape enumerated(
      String name, Objective objective, ToDoubleFunction<Genotype> accuracy) {
    Landscape open = new Formula(name, TINY, objective, accuracy, 0, TINY_COSTS);
    double optimum = TINY.networks().mapToDouble(open::reward).max().orElseThrow();
    return new Formula(name, TINY, objective, accuracy, optimum, TINY_COSTS);
  }

  private static final class CostTable {
    private final SearchSpace space;
    private final Map<Genotype, Costs> known = new ConcurrentHashMap<>();

    CostTable(SearchSpace space) {
      this.space = space;
    }

    Costs of(Genotype network) {
      return known.computeIfAbsent(
          network,
          added -> {
            ModelProfile profile = ModelProfile.of(space.architecture(added));
            return new Costs(profile.params(), profile.macs(), OptionalDouble.empty());
          });
    }
  }

  private record Formula(
      String name,
      SearchSpace space,
      Objective objective,
      ToDoubleFunction<Genotype> formula,
      double optimum,
      CostTable table)
      implements Landscape {
    @Override
    public double accuracy(Genotype network) {
      return formula.applyAsDouble(network);
    }

    @Override
    public Costs costs(Genotype network) {
      return table.of(network);
    }
  }
}
