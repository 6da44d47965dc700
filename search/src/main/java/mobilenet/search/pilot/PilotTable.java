package mobilenet.search.pilot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import mobilenet.search.pilot.PilotFigure.Covariate;
import mobilenet.search.pilot.PilotFigure.Statistic;
import mobilenet.search.pilot.PilotFigure.Training;
import mobilenet.search.reward.Costs;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.IntraclassCorrelation;
import mobilenet.search.statistics.KendallTau;
import mobilenet.search.statistics.SpearmanBrown;
import mobilenet.search.statistics.SplitHalves;
import mobilenet.search.statistics.Trend;

/** The figures of a pilot. Intervals are of a bootstrap over networks, with all their seeds. */
final class PilotTable {
  /**
   * Reliability of a mean of seeds that the pilots asked for; see {@link Statistic#SEEDS_NEEDED}.
   */
  static final double TARGET = 0.78;

  private static final int LEAST_NETWORKS = 5;

  private final Bootstrap bootstrap;
  private final List<PilotFigure> figures = new ArrayList<>();

  private PilotTable(Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Of one training. */
  static List<PilotFigure> of(RepeatedAccuracies only, Bootstrap bootstrap) {
    requireEnough(only);
    PilotTable table = new PilotTable(bootstrap);
    table.reliability(Training.SHORT, only);
    return table.figures;
  }

  /** Of two trainings of the same networks. */
  static List<PilotFigure> of(
      RepeatedAccuracies shorter, RepeatedAccuracies longer, Bootstrap bootstrap) {
    requireEnough(longer);
    PilotTable table = new PilotTable(bootstrap);
    table.reliability(Training.SHORT, shorter);
    table.reliability(Training.LONG, longer);
    table.agreement(shorter, longer);
    return table.figures;
  }

  private static void requireEnough(RepeatedAccuracies accuracies) {
    if (accuracies.networks().size() < LEAST_NETWORKS) {
      throw new IllegalArgumentException(
          "expected at least "
              + LEAST_NETWORKS
              + " networks that were trained with all seeds (and by both recipes), found "
              + accuracies.networks().size());
    }
  }

  private void reliability(Training training, RepeatedAccuracies data) {
    double[][] accuracies = data.accuracies();
    reliability(
        training,
        Optional.empty(),
        accuracies.length,
        drawn -> IntraclassCorrelation.of(Bootstrap.draw(accuracies, drawn)));
    halves(training, Optional.empty(), accuracies, drawn -> UnaryOperator.identity());
    for (Costs.Measure cost : covariates(data)) {
      double[] logs = data.logCosts(cost);
      for (Trend trend : Trend.values()) {
        Optional<Covariate> covariate = Optional.of(new Covariate(cost, Optional.of(trend)));
        reliability(
            training,
            covariate,
            accuracies.length,
            drawn ->
                IntraclassCorrelation.ofResiduals(
                    Bootstrap.draw(accuracies, drawn), Bootstrap.draw(logs, drawn), trend));
        halves(
            training,
            covariate,
            accuracies,
            drawn -> means -> trend.residuals(means, Bootstrap.draw(logs, drawn)));
      }
      double[] means = IntraclassCorrelation.means(accuracies);
      add(
          training,
          Statistic.TAU_WITH_COST,
          Optional.of(new Covariate(cost, Optional.empty())),
          accuracies.length,
          drawn -> KendallTau.of(Bootstrap.draw(means, drawn), Bootstrap.draw(logs, drawn)));
    }
  }

  private void reliability(
      Training training,
      Optional<Covariate> covariate,
      int networks,
      Function<int[], IntraclassCorrelation> icc) {
    Interval single = bootstrap.interval(networks, drawn -> icc.apply(drawn).single());
    figures.add(new PilotFigure(training, Statistic.ICC, covariate, single));
    add(training, Statistic.ICC_OF_MEAN, covariate, networks, drawn -> icc.apply(drawn).ofMean());
    figures.add(
        new PilotFigure(
            training,
            Statistic.SEEDS_NEEDED,
            covariate,
            single.mapFalling(reliability -> SpearmanBrown.repeatsNeeded(reliability, TARGET))));
  }

  private void halves(
      Training training,
      Optional<Covariate> covariate,
      double[][] accuracies,
      Function<int[], UnaryOperator<double[]>> adjust) {
    add(
        training,
        Statistic.TAU_OF_HALVES,
        covariate,
        accuracies.length,
        drawn -> SplitHalves.tau(Bootstrap.draw(accuracies, drawn), adjust.apply(drawn)));
  }

  private void agreement(RepeatedAccuracies shorter, RepeatedAccuracies longer) {
    double[] x = IntraclassCorrelation.means(shorter.accuracies());
    double[] y = IntraclassCorrelation.means(longer.accuracies());
    agreement(
        Statistic.TAU,
        Optional.empty(),
        x.length,
        drawn -> KendallTau.of(Bootstrap.draw(x, drawn), Bootstrap.draw(y, drawn)));
    for (Costs.Measure cost : covariates(longer)) {
      double[] logs = longer.logCosts(cost);
      for (Trend trend : Trend.values()) {
        agreement(
            Statistic.TAU,
            Optional.of(new Covariate(cost, Optional.of(trend))),
            x.length,
            drawn -> {
              double[] own = Bootstrap.draw(logs, drawn);
              return KendallTau.of(
                  trend.residuals(Bootstrap.draw(x, drawn), own),
                  trend.residuals(Bootstrap.draw(y, drawn), own));
            });
      }
      agreement(
          Statistic.PARTIAL_TAU,
          Optional.of(new Covariate(cost, Optional.empty())),
          x.length,
          drawn ->
              KendallTau.partial(
                  Bootstrap.draw(x, drawn), Bootstrap.draw(y, drawn), Bootstrap.draw(logs, drawn)));
    }
  }

  private void agreement(
      Statistic statistic,
      Optional<Covariate> covariate,
      int networks,
      ToDoubleFunction<int[]> value) {
    add(Training.SHORT_AGAINST_LONG, statistic, covariate, networks, value);
  }

  private void add(
      Training training,
      Statistic statistic,
      Optional<Covariate> covariate,
      int networks,
      ToDoubleFunction<int[]> value) {
    figures.add(
        new PilotFigure(training, statistic, covariate, bootstrap.interval(networks, value)));
  }

  private static List<Costs.Measure> covariates(RepeatedAccuracies data) {
    return Arrays.stream(Costs.Measure.values())
        .filter(cost -> cost != Costs.Measure.PARAMS && data.has(cost))
        .toList();
  }
}
