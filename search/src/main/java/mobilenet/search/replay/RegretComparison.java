package mobilenet.search.replay;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mobilenet.search.space.Genotype;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.Medians;
import mobilenet.search.table.TableLandscape;

/**
 * How an engine's searches of one budget came out beside random search's.
 *
 * @param budget units that each search had
 * @param engine the engine's results
 * @param random random search's
 * @param better part of the pairs in which the engine's regret was the smaller one
 * @param equal part of the pairs in which both were equal
 * @param probabilityBetter that the engine's regret is the smaller one, equal pairs counted half;
 *     with a 95 % percentile interval of a bootstrap over pairs
 */
public record RegretComparison(
    int budget,
    Results engine,
    Results random,
    double better,
    double equal,
    Interval probabilityBetter) {
  private static final double BEST = 0.05;
  private static final double ON_TARGET = 0.1;
  private static final long BOOTSTRAP_SEED = 1;

  /**
   * Results of one engine.
   *
   * @param medianRegret how far the true reward of the network that looked best is below the
   *     optimum
   * @param meanRegret the same, averaged
   * @param amongBest part of the searches whose network is among the best 5 % of the space
   * @param onTarget part of the searches whose network is within a tenth of the target; 1 without a
   *     target
   * @param meanRegrets mean regret when 1, 2 and so on up to all units were spent
   */
  public record Results(
      double medianRegret,
      double meanRegret,
      double amongBest,
      double onTarget,
      List<Double> meanRegrets) {
    /** Copies. */
    public Results {
      meanRegrets = List.copyOf(meanRegrets);
    }
  }

  /** Of replays on a landscape. */
  public static RegretComparison of(TableLandscape landscape, PairedReplays replays) {
    double[] engine = last(landscape, replays.engine());
    double[] random = last(landscape, replays.random());
    double[] wins = new double[engine.length];
    Arrays.setAll(wins, i -> (1 + Math.signum(random[i] - engine[i])) / 2);
    return new RegretComparison(
        replays.budget(),
        results(landscape, replays.engine()),
        results(landscape, replays.random()),
        part(wins, win -> win == 1),
        part(wins, win -> win == 0.5),
        Bootstrap.withSeed(BOOTSTRAP_SEED)
            .interval(
                wins.length,
                drawn -> Arrays.stream(drawn).mapToDouble(i -> wins[i]).average().orElseThrow()));
  }

  private static Results results(TableLandscape landscape, List<List<Genotype>> searches) {
    double[] regrets = last(landscape, searches);
    double best = landscape.rewardOfBest(BEST);
    List<Genotype> found = searches.stream().map(RegretComparison::lastOf).toList();
    return new Results(
        Medians.of(regrets),
        Arrays.stream(regrets).average().orElseThrow(),
        part(found, network -> landscape.reward(network) >= best),
        part(found, network -> isOnTarget(landscape, network)),
        IntStream.range(0, searches.get(0).size())
            .mapToObj(
                unit ->
                    searches.stream()
                        .mapToDouble(search -> landscape.regret(search.get(unit)))
                        .average()
                        .orElseThrow())
            .toList());
  }

  private static boolean isOnTarget(TableLandscape landscape, Genotype network) {
    return Math.abs(landscape.costOverTarget(network).orElse(1) - 1) <= ON_TARGET;
  }

  private static double[] last(TableLandscape landscape, List<List<Genotype>> searches) {
    return searches.stream().mapToDouble(search -> landscape.regret(lastOf(search))).toArray();
  }

  private static Genotype lastOf(List<Genotype> search) {
    return search.get(search.size() - 1);
  }

  private static double part(double[] values, Predicate<Double> condition) {
    return part(Arrays.stream(values).boxed().toList(), condition);
  }

  private static <T> double part(List<T> values, Predicate<T> condition) {
    return values.stream().filter(condition).count() / (double) values.size();
  }
}
