package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.supernet.WidthSlope.Row;
import org.junit.jupiter.api.Test;

class WidthSlopeTest {
  private static final Bootstrap BOOTSTRAP = Bootstrap.withSeed(1);

  /** Anscombe's first data set (1973), whose slope he gives as 0.5, here in hundredths. */
  @Test
  void isThatOfLeastSquares() {
    double[] x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      rows.add(new Row(0.5 + y[i] / 100, 0.5, x[i]));
    }
    Interval slope = WidthSlope.of(rows, BOOTSTRAP);
    assertThat(slope.estimate()).isCloseTo(0.005, within(1e-5));
    assertThat(slope.low()).isBetween(0.0, 0.005);
    assertThat(slope.high()).isGreaterThan(0.005);
  }

  /** The interval holds the truth, and 0 where there is no bias. */
  @Test
  void findsTheBiasThatIsThere() {
    assertThat(biased(-0.002).high()).isNegative();
    assertThat(biased(-0.002).low()).isLessThan(-0.002);
    Interval none = biased(0);
    assertThat(none.low()).isNegative();
    assertThat(none.high()).isPositive();
  }

  private static Interval biased(double slope) {
    SplittableRandom random = new SplittableRandom(17);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double width = new double[] {16, 32, 48}[i % 3];
      double alone = 0.8 + 0.1 * random.nextDouble();
      rows.add(new Row(alone - 0.1 + slope * width + 0.01 * random.nextGaussian(), alone, width));
    }
    return WidthSlope.of(rows, BOOTSTRAP);
  }

  @Test
  void oneWidthHasNoSlope() {
    List<Row> same = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      same.add(new Row(0.5, 0.6, 16));
    }
    assertThatThrownBy(() -> WidthSlope.of(same, BOOTSTRAP))
        .hasMessage("a slope on width needs at least 5 networks of two widths or more, given 6");
    assertThatThrownBy(() -> new Row(1.2, 0.5, 16)).hasMessageContaining("from 0 to 1");
  }
}
