package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
  /** NumPy 2: {@code numpy.quantile([3, 1, 4, 1, 5, 9], q)}. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.25, 1.5", "0.5, 3.5", "0.75, 4.75", "1, 9"})
  void asNumPysDefault(double part, double expected) {
    double[] values = {3, 1, 4, 1, 5, 9};
    assertThat(Quantiles.of(values, part)).isCloseTo(expected, within(1e-12));
    assertThat(values).containsExactly(3, 1, 4, 1, 5, 9);
  }
}
