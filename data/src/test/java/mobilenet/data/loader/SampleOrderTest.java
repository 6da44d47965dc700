package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleOrderTest {
  private static final Selection THOUSAND = Selection.all(1000);

  private static Selection shuffled(long seed, int epoch) {
    return SampleOrder.SHUFFLED.arrange(THOUSAND, seed, epoch);
  }

  @Test
  void anEpochShowsEveryImageOnce() {
    assertThat(shuffled(1, 0)).isNotEqualTo(THOUSAND);
    assertThat(shuffled(1, 0).stream().sorted())
        .containsExactlyElementsOf(THOUSAND.stream().boxed().toList());
  }

  @Test
  void seedAndEpochDecide() {
    assertThat(shuffled(1, 3)).isEqualTo(shuffled(1, 3));
    assertThat(shuffled(1, 3)).isNotEqualTo(shuffled(1, 4));
    assertThat(shuffled(1, 3)).isNotEqualTo(shuffled(2, 3));
    // A sum of seed and epoch would repeat the orders of the next seed.
    assertThat(shuffled(1, 3)).isNotEqualTo(shuffled(2, 2));
  }

  @Test
  void everyImageComesAnywhere() {
    // Of 4 images in 8000 orders each should be first 2000 times, give or take 39.
    int[] first = new int[4];
    IntStream.range(0, 8000)
        .forEach(e -> first[SampleOrder.SHUFFLED.arrange(Selection.all(4), 7, e).get(0)]++);
    assertThat(IntStream.of(first)).allMatch(count -> count > 1850 && count < 2150);
  }

  @Test
  void asSelectedIsAsSelected() {
    Selection selection = Selection.of(5, 3, 4);
    assertThat(SampleOrder.AS_SELECTED.arrange(selection, 1, 2)).isEqualTo(selection);
  }
}
