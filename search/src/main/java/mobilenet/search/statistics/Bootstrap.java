package mobilenet.search.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.NaNPolicy;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Percentile intervals of a bootstrap: the things that were observed, such as networks with all
 * their seeds, are drawn again with replacement. All intervals of one bootstrap draw the same.
 *
 * @param resamples how often, at least 100
 * @param level of confidence, above 0 and below 1
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {
  private static final int LEAST = 100;

  /** Checks the ranges. */
  public Bootstrap {
    if (resamples < LEAST || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "expected at least "
              + LEAST
              + " resamples and a level between 0 and 1, given "
              + resamples
              + " and "
              + level);
    }
  }

  /** 95 % intervals of 2,000 resamples. */
  public static Bootstrap withSeed(long seed) {
    return new Bootstrap(2000, 0.95, seed);
  }

  /**
   * A statistic of all things, and its interval. Resamples for which it is undefined (a correlation
   * when one thing was drawn every time) are left out.
   *
   * @param things how many there are, at least one
   * @param statistic of the things of these numbers, from 0; not a number where it is undefined
   */
  public Interval interval(int things, ToDoubleFunction<int[]> statistic) {
    double estimate = statistic.applyAsDouble(IntStream.range(0, things).toArray());
    if (Double.isNaN(estimate)) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] resampled = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      int[] drawn = new int[things];
      Arrays.setAll(drawn, i -> random.nextInt(things));
      resampled[r] = statistic.applyAsDouble(drawn);
    }
    double tail = (1 - level) / 2;
    double[] ends =
        Quantile.withDefaults()
            .with(EstimationMethod.HF7)
            .with(NaNPolicy.EXCLUDE)
            .evaluate(resampled, tail, 1 - tail);
    return new Interval(estimate, ends[0], ends[1]);
  }

  /** The values of the things drawn. */
  public static double[] draw(double[] values, int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(i -> values[i]).toArray();
  }

  /** The rows of the things drawn, not copied. */
  public static double[][] draw(double[][] rows, int[] drawn) {
    return Arrays.stream(drawn).mapToObj(i -> rows[i]).toArray(double[][]::new);
  }
}
