package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
  @ParameterizedTest
  @CsvSource({"1,2,0,2", "-2,-1,-2,0", "-1,3,-1,3", "0,0,0,0"})
  void hasZeroInIt(double least, double largest, double low, double high) {
    assertThat(Range.around(least, largest)).isEqualTo(new Range(low, high));
  }

  @Test
  void andIsWhatIsInBoth() {
    assertThat(new Range(-5, 9).and(new Range(-3, 20))).isEqualTo(new Range(-3, 9));
    assertThat(new Range(-3, 9).width()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "-2,-1", "NaN,1", "-1,Infinity"})
  void othersAreRefused(double low, double high) {
    assertThatThrownBy(() -> new Range(low, high))
        .hasMessage("a range must be finite and include 0, given " + low + " to " + high);
  }
}
