package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldOutTest {

  private static HoldOut divide(Images images, double fraction, long seed) {
    return HoldOut.of(images, Selection.all(images.size()), fraction, seed);
  }

  private static long count(Selection part, int label, int classes) {
    return part.stream().filter(i -> i % classes == label).count();
  }

  @Test
  void everyClassGivesItsShare() {
    HoldOut parts = divide(Images.of(1000, 10), 0.2, 1);
    for (int label = 0; label < 10; label++) {
      assertThat(count(parts.training(), label, 10)).isEqualTo(80);
      assertThat(count(parts.validation(), label, 10)).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.1, 0.37, 0.5, 0.999})
  void noImageIsLostOrInBoth(double fraction) {
    HoldOut parts = divide(Images.of(333, 7), fraction, 5);
    assertThat(IntStream.concat(parts.training().stream(), parts.validation().stream()).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 333).boxed().toList());
    assertThat(parts.training().stream()).isSorted();
    assertThat(parts.validation().stream()).isSorted();
  }

  @Test
  void manySmallClassesGiveTheShareTogether() {
    // A tenth of 3 images rounds to none in each class, of all 600 it is 60.
    HoldOut parts = divide(Images.of(600, 200), 0.1, 1);
    assertThat(parts.validation().size()).isBetween(59, 61);
  }

  @Test
  void everyClassKeepsOneForTraining() {
    HoldOut parts = divide(Images.of(25, 20), 0.9, 1);
    for (int label = 0; label < 20; label++) {
      assertThat(count(parts.training(), label, 20)).isEqualTo(1);
    }
    assertThat(parts.validation().size()).isEqualTo(5);
  }

  @Test
  void theSeedDecides() {
    Images images = Images.of(500, 5);
    assertThat(divide(images, 0.2, 1)).isEqualTo(divide(images, 0.2, 1));
    assertThat(divide(images, 0.2, 1)).isNotEqualTo(divide(images, 0.2, 2));
  }

  @Test
  void dividesASelection() {
    Selection even = Selection.of(IntStream.range(0, 50).map(i -> 2 * i).toArray());
    HoldOut parts = HoldOut.of(Images.of(100, 2), even, 0.5, 1);
    assertThat(parts.training().size()).isEqualTo(25);
    assertThat(parts.validation().stream()).hasSize(25).allMatch(i -> i % 2 == 0);
  }

  /** One image of the first class, and one more of each that follows. */
  private record Uneven(int classes) implements ImageDataset {
    @Override
    public int size() {
      return classes * (classes + 1) / 2;
    }

    @Override
    public List<String> classNames() {
      return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    @Override
    public LabelledImage get(int index) {
      int label = 0;
      int end = 1;
      while (index >= end) {
        label++;
        end += label + 1;
      }
      return new LabelledImage("image " + index, label, () -> Images.image(index));
    }
  }

  @Test
  void namesTheClassesThatALimitLoses() {
    ImageDataset images = new Uneven(6);
    assertThat(HoldOut.lostClasses(images, HoldOut.limited(images, Optional.empty()))).isEmpty();
    // A class gives its last image only where all are taken.
    assertThat(HoldOut.lostClasses(images, HoldOut.limited(images, Optional.of(20))))
        .containsExactly("0");
    assertThat(HoldOut.leastLimit(images, 20)).isEqualTo(21);
    assertThat(HoldOut.leastLimit(images, 5)).isEqualTo(21);
  }

  @Test
  void theLeastLimitIsTheFirstThatLosesNoClass() {
    Images images = Images.of(40, 8);
    int least = HoldOut.leastLimit(images, 1);
    for (int limit = 2; limit <= least; limit++) {
      List<String> lost = HoldOut.lostClasses(images, HoldOut.limited(images, Optional.of(limit)));
      assertThat(lost.isEmpty()).isEqualTo(limit == least);
    }
    assertThat(least).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesOtherFractions(double fraction) {
    assertThatThrownBy(() -> divide(Images.of(10, 2), fraction, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("0 to below 1", String.valueOf(fraction));
  }
}
