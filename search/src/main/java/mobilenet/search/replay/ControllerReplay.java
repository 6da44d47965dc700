package mobilenet.search.replay;

import java.util.Locale;
import java.util.OptionalDouble;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.ControllerSearch;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.landscape.AnswerNoise;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;
import mobilenet.search.table.TableOracle;

/**
 * What a controller found on a table, where the truth is the reward of the mean accuracy.
 *
 * @param objective of the search
 * @param settings of the controller
 * @param noise standard deviation of every answer, beside the spread of the table's seeds
 * @param found the most probable option of every decision in the end
 * @param rank among all networks of the table by reward, from 1
 * @param networks of the table
 * @param regret how far its reward is below the best one's
 * @param ratio its cost over the target; empty where there is no target
 */
public record ControllerReplay(
    Objective objective,
    ControllerSettings settings,
    double noise,
    Genotype found,
    int rank,
    int networks,
    double regret,
    OptionalDouble ratio) {
  /** First line of a file of searches. */
  public static final String HEADER =
      "cost,target,seed,steps,noise,architecture,rank,networks,regret,cost_over_target";

  private static final double BEST = 0.05;
  private static final double LEAST = 0.9;
  private static final double MOST = 1.1;

  /** Searches. */
  public static ControllerReplay run(
      TableLandscape landscape,
      TableEvaluator evaluator,
      AnswerNoise noise,
      ControllerSettings settings) {
    Controller controller =
        new ControllerSearch(
                landscape.space(),
                landscape.objective(),
                new TableOracle(landscape, evaluator, noise, settings.seed()))
            .run(settings, row -> {});
    Genotype found = controller.policy().mostProbable();
    return new ControllerReplay(
        landscape.objective(),
        settings,
        noise.deviation(),
        found,
        landscape.rank(found),
        landscape.networks(),
        landscape.regret(found),
        landscape.costOverTarget(found));
  }

  /** Among the best 5 % of the table by reward, one at least: the best 12 of 243, or 1 of 10. */
  public boolean isAmongBest() {
    return rank <= Math.max(1, BEST * networks);
  }

  /** Within a tenth of the target; so is everything without one. */
  public boolean isOnTarget() {
    double cost = ratio.orElse(1);
    return LEAST <= cost && cost <= MOST;
  }

  /** Both. */
  public boolean isGood() {
    return isAmongBest() && isOnTarget();
  }

  /** A row of a file. */
  public String csv() {
    return String.join(
        ",",
        objective.hasTarget() ? objective.measure().name().toLowerCase(Locale.ROOT) : "",
        objective.hasTarget() ? ShortestDecimal.of(objective.target()) : "",
        Long.toString(settings.seed()),
        Long.toString(settings.steps()),
        ShortestDecimal.of(noise),
        found.toString(),
        Integer.toString(rank),
        Integer.toString(networks),
        String.format(Locale.ROOT, "%.6f", regret),
        ratio.isPresent() ? String.format(Locale.ROOT, "%.4f", ratio.getAsDouble()) : "");
  }
}
