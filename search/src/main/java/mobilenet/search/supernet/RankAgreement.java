package mobilenet.search.supernet;

import java.util.function.ToDoubleFunction;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.KendallTau;

/**
 * How far one super-network ranks networks as their trainings alone do.
 *
 * @param tau Kendall's τ-b of the two accuracies
 * @param given partial τ, given the cost
 * @param cost τ-b of the accuracy alone and the cost: what a ranking by cost reaches
 */
record RankAgreement(Interval tau, Interval given, Interval cost) {

  /**
   * Of accuracies and costs of the same networks.
   *
   * @param shared by the super-network
   * @param alone mean over seeds of trainings alone
   * @param cost latency or multiply-accumulates
   */
  static RankAgreement of(double[] shared, double[] alone, double[] cost, Bootstrap bootstrap) {
    ToDoubleFunction<int[]> tau =
        drawn -> KendallTau.of(Bootstrap.draw(shared, drawn), Bootstrap.draw(alone, drawn));
    ToDoubleFunction<int[]> given =
        drawn ->
            KendallTau.partial(
                Bootstrap.draw(shared, drawn),
                Bootstrap.draw(alone, drawn),
                Bootstrap.draw(cost, drawn));
    ToDoubleFunction<int[]> byCost =
        drawn -> KendallTau.of(Bootstrap.draw(cost, drawn), Bootstrap.draw(alone, drawn));
    int networks = shared.length;
    return new RankAgreement(
        bootstrap.interval(networks, tau),
        bootstrap.interval(networks, given),
        bootstrap.interval(networks, byCost));
  }
}
