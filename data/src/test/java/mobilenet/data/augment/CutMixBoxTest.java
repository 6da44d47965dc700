package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutMixBoxTest {
  /** Gives the smallest values: the centre is the first pixel. */
  private static final RandomGenerator FIRST = () -> 0;

  @ParameterizedTest
  @CsvSource({
    // share, width, height, then the box about (0, 0): half of the sides remains inside
    "0, 8, 6, 4, 3",
    "0.75, 8, 6, 2, 1",
    "0.75, 10, 6, 2, 1",
    "1, 8, 6, 0, 0",
    "0, 1, 1, 0, 0",
  })
  void isClippedAtTheCorner(double share, int width, int height, int right, int bottom) {
    CutMixBox box = CutMixBox.draw(share, width, height, FIRST);
    assertThat(box).isEqualTo(new CutMixBox(0, 0, right, bottom));
    assertThat(box.remainingShare(width, height))
        .isEqualTo(1 - (double) right * bottom / (width * height));
  }

  @Test
  void hasTheWantedAreaInside() {
    RandomGenerator random = Seeded.random();
    int complete = 0;
    for (int i = 0; i < 2000; i++) {
      CutMixBox box = CutMixBox.draw(0.75, 100, 200, random);
      assertThat(box.left()).isBetween(0, box.right());
      assertThat(box.top()).isBetween(0, box.bottom());
      assertThat(box.right()).isLessThanOrEqualTo(100);
      assertThat(box.bottom()).isLessThanOrEqualTo(200);
      if (box.right() - box.left() == 50 && box.bottom() - box.top() == 100) {
        complete++;
        assertThat(box.remainingShare(100, 200)).isEqualTo(0.75);
      }
    }
    // The centre must be in the inner quarter.
    assertThat(complete / 2000.0).as(Seeded.NAME).isEqualTo(0.255, within(0.04));
  }
}
