package mobilenet.search.tunas;

import mobilenet.search.controller.WarmUpSchedule;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.CostBounds;

/**
 * What a stage will compute, as far as that is known before it: it is planned by networks that are
 * drawn uniformly, but its warm-up draws wider ones, and its controller settles on the target.
 *
 * @param steps networks that it draws
 * @param expected multiply-accumulates of all images, if it settles on the target at once; of a
 *     target that is no multiply-accumulates, with uniform networks throughout
 * @param most if all its networks are the largest
 */
public record StageForecast(long steps, double expected, double most) {

  /**
   * Of the first of several stages.
   *
   * @param stages all of them
   * @param imagesPerStep as {@link TunasPlan#imagesPerStep} counts them
   * @param costs of the first stage's networks
   */
  public static StageForecast ofFirst(
      WorkBudget budget,
      int stages,
      double imagesPerStep,
      NetworkCosts costs,
      Objective objective) {
    long steps = budget.steps(0, stages, imagesPerStep, costs);
    CostBounds bounds = costs.space().costBounds();
    double mean = WorkBudget.meanMacs(costs);
    double settled =
        objective.hasTarget() && objective.measure() == Costs.Measure.MACS
            ? Math.min(
                (double) bounds.maxMacs(), Math.max((double) bounds.minMacs(), objective.target()))
            : mean;
    // The probability to take the widest option falls linearly from 1 to 0.
    double warmingUp = (mean + bounds.maxMacs()) / 2;
    double part = WarmUpSchedule.TUNAS.fraction();
    double expected = part * warmingUp + (1 - part) * settled;
    return new StageForecast(
        steps, steps * imagesPerStep * expected, steps * imagesPerStep * bounds.maxMacs());
  }
}
