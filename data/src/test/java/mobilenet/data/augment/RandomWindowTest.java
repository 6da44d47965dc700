package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomWindowTest {
  private static final int DRAWS = 40_000;

  @Test
  void areaOfASquareHasTimmsMean() {
    RandomGenerator random = Seeded.random();
    int side = 1000;
    double sum = 0;
    double logAspect = 0;
    double centre = 0;
    for (int i = 0; i < DRAWS; i++) {
      RandomWindow window = RandomWindow.draw(Crop.RandomResized.DEFAULT, side, side, random);
      sum += (double) window.width() * window.height() / (side * side);
      logAspect += Math.log((double) window.width() / window.height());
      centre += (window.left() + window.width() / 2.0 + window.top() + window.height() / 2.0) / 2;
    }
    // 0.477 by simulation of timm's; below (0.08 + 1)/2, as large areas are often rejected.
    assertThat(sum / DRAWS).as(Seeded.NAME).isEqualTo(0.477, within(0.005));
    assertThat(logAspect / DRAWS).as(Seeded.NAME).isEqualTo(0, within(0.005));
    assertThat(centre / DRAWS).as(Seeded.NAME).isEqualTo(side / 2.0, within(3.0));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 7", "65, 33", "1, 500", "500, 1", "2, 2"})
  void staysInTheImageWithLegalShapes(int width, int height) {
    RandomGenerator random = Seeded.random();
    for (int i = 0; i < 2000; i++) {
      RandomWindow window = RandomWindow.draw(Crop.RandomResized.DEFAULT, width, height, random);
      assertThat(window.left()).isBetween(0, width - window.width());
      assertThat(window.top()).isBetween(0, height - window.height());
      assertThat(Math.min(window.width(), window.height())).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // width, height, area and aspect that never fit; then the centre
    "100, 300, 1, 0.75, 0, 83, 100, 133",
    "300, 100, 1, 0.75, 83, 0, 133, 100",
    "100, 101, 1, 0.75, 0, 0, 100, 101",
  })
  void fallsBackToTheCentre(
      int width, int height, double area, double aspect, int left, int top, int w, int h) {
    Crop.RandomResized crop = new Crop.RandomResized(area, area, aspect, 1 / aspect);
    // A generator that always gives the smallest value asks for an aspect that does not fit.
    RandomGenerator smallest = () -> 0;
    assertThat(RandomWindow.draw(crop, width, height, smallest))
        .isEqualTo(new RandomWindow(left, top, w, h));
  }

  @Test
  void fallbackHasAtLeastAPixel() {
    Crop.RandomResized crop = new Crop.RandomResized(1, 1, 100, 200);
    assertThat(RandomWindow.draw(crop, 1, 1, () -> 0)).isEqualTo(new RandomWindow(0, 0, 1, 1));
  }

  @Test
  void paddingShiftsUniformly() {
    RandomGenerator random = Seeded.random();
    int[] counts = new int[9];
    for (int i = 0; i < DRAWS; i++) {
      RandomWindow window = RandomWindow.draw(new Crop.PadAndCrop(1), 5, 4, random);
      assertThat(window.width()).isEqualTo(5);
      assertThat(window.height()).isEqualTo(4);
      counts[(window.left() + 1) * 3 + window.top() + 1]++;
    }
    for (int count : counts) {
      // Standard deviation of a count: 63.
      assertThat((double) count).as(Seeded.NAME).isEqualTo(DRAWS / 9.0, within(250.0));
    }
    assertThat(RandomWindow.draw(new Crop.PadAndCrop(0), 5, 4, random))
        .isEqualTo(new RandomWindow(0, 0, 5, 4));
    RandomWindow far = RandomWindow.draw(new Crop.PadAndCrop(Integer.MAX_VALUE), 5, 4, random);
    assertThat(far.of(TestImage.pattern(5, 4)).toByteArray()).containsOnly(0);
  }
}
