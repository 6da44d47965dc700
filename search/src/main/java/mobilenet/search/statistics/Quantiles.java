package mobilenet.search.statistics;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/** Quantiles of some numbers, interpolated as R and NumPy do by default (type 7). */
public final class Quantiles {
  private Quantiles() {}

  /**
   * A quantile.
   *
   * @param values at least one
   * @param part of the values that are below it, 0 to 1
   */
  public static double of(double[] values, double part) {
    return Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF7).evaluate(values, part);
  }
}
