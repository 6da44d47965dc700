package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediansTest {
  @Test
  void middleOrMeanOfTheTwoInTheMiddle() {
    assertThat(Medians.of(new double[] {9, 1, 4})).isEqualTo(4);
    assertThat(Medians.of(new double[] {9, 1, 4, 5})).isEqualTo(4.5);
    assertThat(Medians.of(new double[0])).isNaN();
    double[] values = {9, 1, 4};
    Medians.of(values);
    assertThat(values).containsExactly(9, 1, 4);
  }
}
