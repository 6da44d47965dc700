package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import mobilenet.data.loader.Seeds.Use;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void seedUseAndPlaceDecide() {
    long first = Seeds.random(1, Use.SAMPLE, 2, 3).nextLong();
    assertThat(Seeds.random(1, Use.SAMPLE, 2, 3).nextLong()).isEqualTo(first);
    assertThat(Seeds.random(1, Use.ORDER, 2, 3).nextLong()).isNotEqualTo(first);
    assertThat(Seeds.random(1, Use.SAMPLE, 2, 3, 0).nextLong()).isNotEqualTo(first);
  }

  @Test
  void neighboursHaveDifferentNumbers() {
    Set<Long> numbers = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      for (int epoch = 0; epoch < 10; epoch++) {
        for (int position = 0; position < 100; position++) {
          numbers.add(Seeds.random(seed, Use.SAMPLE, epoch, position).nextLong());
        }
      }
    }
    assertThat(numbers).hasSize(10_000);
  }
}
