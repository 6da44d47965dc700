package mobilenet.search.latency;

import java.util.List;
import mobilenet.search.statistics.KendallTau;

/**
 * How well predictions agree with measurements.
 *
 * @param r2 part of the measurements' variance that is explained: 1 is all, below 0 is worse than
 *     their mean
 * @param mape mean of |predicted − measured| / measured
 * @param tau Kendall's rank correlation (τ-b), −1 to 1
 */
public record PredictionError(double r2, double mape, double tau) {

  /**
   * Compares.
   *
   * @param measured at least two, above 0
   * @param predicted as many
   */
  public static PredictionError of(List<Double> measured, List<Double> predicted) {
    if (measured.size() != predicted.size() || measured.size() < 2) {
      throw new IllegalArgumentException(
          "expected as many predictions as measurements, and two or more, given "
              + predicted.size()
              + " and "
              + measured.size());
    }
    double mean = measured.stream().mapToDouble(d -> d).average().orElseThrow();
    double total = 0;
    double rest = 0;
    double relative = 0;
    for (int i = 0; i < measured.size(); i++) {
      double error = predicted.get(i) - measured.get(i);
      total += (measured.get(i) - mean) * (measured.get(i) - mean);
      rest += error * error;
      relative += Math.abs(error) / measured.get(i);
    }
    double tau = KendallTau.of(array(measured), array(predicted));
    return new PredictionError(1 - rest / total, relative / measured.size(), tau);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(d -> d).toArray();
  }
}
