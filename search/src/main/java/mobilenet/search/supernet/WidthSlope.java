package mobilenet.search.supernet;

import java.util.Arrays;
import java.util.List;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.Slope;

/**
 * Whether shared weights favour narrow networks: the slope, by least squares, of what a
 * super-network says of a network minus what the network reaches alone, on the network's width.
 * Below 0, wide networks are worth less by shared weights than they are. MobileNetV4 (arXiv
 * 2404.10518) searches in two stages because TuNAS favours small filters and expansions.
 */
public final class WidthSlope {
  /** Of fewer, a bootstrap says nothing. */
  private static final int LEAST = 5;

  private WidthSlope() {}

  /**
   * A network.
   *
   * @param shared accuracy by the super-network, 0 to 1
   * @param alone accuracy of the network trained alone, 0 to 1; the mean of its seeds
   * @param width in any unit, such as channels or their logarithm
   */
  public record Row(double shared, double alone, double width) {
    /** Checks the ranges. */
    public Row {
      if (!(shared >= 0 && shared <= 1 && alone >= 0 && alone <= 1) || !Double.isFinite(width)) {
        throw new IllegalArgumentException(
            "expected accuracies from 0 to 1 and a width, given "
                + shared
                + ", "
                + alone
                + " and "
                + width);
      }
    }
  }

  /**
   * The slope in accuracy for a unit of width, and its interval over networks.
   *
   * @param rows at least five, of two widths or more
   * @throws IllegalArgumentException if there are fewer
   */
  public static Interval of(List<Row> rows, Bootstrap bootstrap) {
    if (rows.size() < LEAST || rows.stream().mapToDouble(Row::width).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "a slope on width needs at least "
              + LEAST
              + " networks of two widths or more, given "
              + rows.size());
    }
    return bootstrap.interval(rows.size(), drawn -> slope(rows, drawn));
  }

  /** Not a number where all that was drawn is of one width. */
  private static double slope(List<Row> rows, int[] drawn) {
    List<Row> own = Arrays.stream(drawn).mapToObj(rows::get).toList();
    return Slope.of(
        own.stream().mapToDouble(Row::width).toArray(),
        own.stream().mapToDouble(row -> row.shared - row.alone).toArray());
  }
}
