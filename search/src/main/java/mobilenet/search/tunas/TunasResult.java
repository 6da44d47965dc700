package mobilenet.search.tunas;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.Policy;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.supernet.SuperNetworkRanking;

/**
 * What a search settled on.
 *
 * @param best the network of the largest logit of every decision
 * @param top those drawn most often, in 1,000 draws, the most frequent first; the best one need not
 *     be among them
 * @param imageMacs all that the search has computed, as {@link TunasState#imageMacs} counts it
 */
public record TunasResult(Found best, List<Found> top, double imageMacs) {
  /** Copies. */
  public TunasResult {
    top = List.copyOf(top);
  }

  /**
   * A network.
   *
   * @param network canonical
   * @param costs of it
   * @param ratio cost over the target, where there is one
   * @param share of 1,000 draws in the end that give this network, however they write it
   * @param top1 by the shared weights with norms of its own, on images that no reward was of, 0 to
   *     1
   */
  public record Found(
      Genotype network, Costs costs, OptionalDouble ratio, double share, double top1) {}

  /**
   * Takes the networks out of the shared weights.
   *
   * @param ranking on the images of the report
   * @param most networks at the top
   */
  public static TunasResult of(
      TunasState state, NetworkCosts costs, SuperNetworkRanking ranking, int most) {
    Controller controller = state.controller();
    List<Policy.Share> drawn = controller.top(Integer.MAX_VALUE);
    List<Found> top = new ArrayList<>();
    for (Policy.Share one : drawn.subList(0, Math.min(most, drawn.size()))) {
      top.add(found(one, state, costs, ranking));
    }
    Genotype mostProbable = controller.policy().mostProbable();
    Policy.Share best =
        drawn.stream()
            .filter(one -> one.network().equals(mostProbable))
            .findFirst()
            .orElse(new Policy.Share(mostProbable, 0));
    return new TunasResult(found(best, state, costs, ranking), top, state.imageMacs());
  }

  private static Found found(
      Policy.Share drawn, TunasState state, NetworkCosts costs, SuperNetworkRanking ranking) {
    Genotype network = drawn.network();
    Costs cost = costs.of(network);
    Objective objective = state.plan().objective();
    return new Found(
        network,
        cost,
        objective.hasTarget()
            ? OptionalDouble.of(cost.get(objective.measure()).orElseThrow() / objective.target())
            : OptionalDouble.empty(),
        drawn.share(),
        ranking.top1(network));
  }
}
