package mobilenet.search.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.OneWayAnova;

/**
 * Reliability of repeated measurements, such as the accuracies of a network with several seeds: the
 * part of the variance that lies between things. It is the ICC(1) of one-way analysis of variance,
 * as Shrout and Fleiss (1979) have it.
 *
 * @param repeats of each thing, at least two
 * @param between mean square between things
 * @param within mean square within things
 */
public record IntraclassCorrelation(int repeats, double between, double within) {

  /**
   * Of repeated measurements.
   *
   * @param values [things][repeats], at least two each
   * @throws IllegalArgumentException if there are fewer, or not as many for each thing
   */
  public static IntraclassCorrelation of(double[][] values) {
    int repeats = repeats(values);
    OneWayAnova.Result anova = OneWayAnova.withDefaults().test(List.of(values));
    return new IntraclassCorrelation(repeats, anova.getMSBG(), anova.getMSWG());
  }

  /**
   * Of what a covariate of the things leaves unexplained. The trend is fitted to the things' means;
   * the mean square between things loses a degree of freedom for each parameter of the trend, so
   * that taking out a covariate that explains nothing does not lower the estimate.
   *
   * @param values [things][repeats]
   * @param covariate of each thing, such as the logarithm of its cost
   * @throws IllegalArgumentException as for {@link #of}, or if there is not a covariate for each
   */
  public static IntraclassCorrelation ofResiduals(
      double[][] values, double[] covariate, Trend trend) {
    int repeats = repeats(values);
    double[] residuals = trend.residuals(means(values), covariate);
    double square = DoubleStream.of(residuals).map(r -> r * r).sum();
    int freedom = values.length - trend.parameters(covariate);
    return new IntraclassCorrelation(
        repeats, freedom > 0 ? repeats * square / freedom : Double.NaN, of(values).within);
  }

  /** The mean of each row. */
  public static double[] means(double[][] values) {
    return Arrays.stream(values)
        .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
        .toArray();
  }

  private static int repeats(double[][] values) {
    int repeats = values.length == 0 ? 0 : values[0].length;
    if (values.length < 2
        || repeats < 2
        || Arrays.stream(values).anyMatch(row -> row.length != repeats)) {
      throw new IllegalArgumentException(
          "expected two things or more, with as many repeats each, two or more; given repeats of "
              + Arrays.toString(Arrays.stream(values).mapToInt(row -> row.length).toArray()));
    }
    return repeats;
  }

  /** ICC(1): the reliability of a single measurement; 1 at most, not a number without variance. */
  public double single() {
    return (between - within) / (between + (repeats - 1) * within);
  }

  /** ICC(1,k): the reliability of the mean of all {@link #repeats}. */
  public double ofMean() {
    return (between - within) / between;
  }
}
