package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, abc, 0", "flaw, lawn, 2", "ab, ba, 2"})
  void distanceIsLevenshteins(String a, String b, int expected) {
    assertThat(Names.distance(a, b)).isEqualTo(expected);
    assertThat(Names.distance(b, a)).isEqualTo(expected);
  }

  @Test
  void nearestFirstAndAtMostTwo() {
    assertThat(Names.nearest("abcdef", List.of("abczzf", "abcdez", "abcdef_", "xyz")))
        .containsExactly("abcdez", "abcdef_");
  }

  @Test
  void farNamesAreLeftOut() {
    assertThat(Names.nearest("abcdef", List.of("uvwxyz"))).isEmpty();
  }
}
