package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void everyStreamStepAndSampleHasNumbersOfItsOwn() {
    Set<Long> numbers = new HashSet<>();
    int count = 0;
    for (RandomStream stream : RandomStream.values()) {
      for (long seed = 0; seed < 5; seed++) {
        for (long step = 0; step < 50; step++) {
          for (long sample = 0; sample < 4; sample++) {
            numbers.add(stream.at(seed, step, sample).nextLong());
            count++;
          }
        }
      }
    }
    assertThat(numbers).hasSize(count);
  }

  @Test
  void theyFollowFromTheSeed() {
    assertThat(RandomStream.WARM_UP.at(1, 2, 3).nextLong())
        .isEqualTo(RandomStream.WARM_UP.at(1, 2, 3).nextLong());
    assertThat(RandomStream.TRAINING_ORDER.seed(1))
        .isNotEqualTo(RandomStream.VALIDATION_ORDER.seed(1));
  }
}
