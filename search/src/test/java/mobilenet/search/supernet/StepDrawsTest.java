package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.search.controller.RandomStream;
import org.junit.jupiter.api.Test;

class StepDrawsTest {
  private static final int STEPS = 1000;

  private static Set<Long> firstNumbers(StepDraws draws) {
    Set<Long> numbers = new HashSet<>();
    for (long step = 0; step < STEPS; step++) {
      numbers.add(draws.network(step).nextLong());
      numbers.add(draws.targets(step).nextLong());
      numbers.add(draws.dropout(step));
    }
    return numbers;
  }

  @Test
  void everyStepAndKindHasItsOwnNumbers() {
    assertThat(firstNumbers(new StepDraws(5))).hasSize(3 * STEPS);
    assertThat(firstNumbers(new StepDraws(5))).isEqualTo(firstNumbers(new StepDraws(5)));
  }

  /** The seed of a search itself would give its weights the streams of its controller. */
  @Test
  void aSearchsOrderOfImagesGivesOtherStreamsThanItsSeed() {
    for (long search = 0; search < 20; search++) {
      Set<Long> ofWeights = firstNumbers(new StepDraws(RandomStream.TRAINING_ORDER.seed(search)));
      for (RandomStream stream : RandomStream.values()) {
        long first = new SplittableRandom(stream.seed(search)).nextLong();
        assertThat(ofWeights).as("seed %d, %s", search, stream).doesNotContain(first);
        assertThat(ofWeights).doesNotContain(stream.seed(search));
      }
      assertThat(firstNumbers(new StepDraws(search)))
          .contains(new SplittableRandom(RandomStream.ARCHITECTURES.seed(search)).nextLong());
    }
  }
}
