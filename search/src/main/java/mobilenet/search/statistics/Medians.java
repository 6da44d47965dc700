package mobilenet.search.statistics;

import org.apache.commons.statistics.descriptive.Median;

/** The middle of some numbers. */
public final class Medians {
  private Medians() {}

  /**
   * The middle value, or the mean of the two in the middle.
   *
   * @param values left as they are
   * @return not a number where there is no value
   */
  public static double of(double[] values) {
    return Median.withDefaults().withCopy(true).evaluate(values);
  }
}
