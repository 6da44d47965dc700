package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;

class JitterDrawTest {
  private static final int DRAWS = 12_000;

  @Test
  void everyOrderIsEquallyLikelyAndFactorsAreUniform() {
    RandomGenerator random = Seeded.random();
    ColourJitter jitter = new ColourJitter(0.4, 0.4, 0.4);
    Map<List<Enhancement>, Integer> orders = new HashMap<>();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      List<JitterDraw.Change> changes = JitterDraw.draw(jitter, random);
      orders.merge(changes.stream().map(JitterDraw.Change::enhancement).toList(), 1, Integer::sum);
      for (JitterDraw.Change change : changes) {
        assertThat(change.factor()).isBetween(0.6, 1.4);
        sum += change.factor() - 1;
        squares += (change.factor() - 1) * (change.factor() - 1);
      }
    }
    assertThat(orders).as(Seeded.NAME).hasSize(6);
    // Standard deviation of a count: 41.
    assertThat(orders.values()).as(Seeded.NAME).allMatch(count -> Math.abs(count - 2000) < 160);
    assertThat(sum / (3 * DRAWS)).as(Seeded.NAME).isEqualTo(0, within(0.005));
    assertThat(squares / (3 * DRAWS)).as(Seeded.NAME).isEqualTo(0.16 / 3, within(0.001));
  }

  @Test
  void aRangeOfZeroIsLeftOut() {
    RandomGenerator random = Seeded.random();
    assertThat(JitterDraw.draw(new ColourJitter(0, 0.3, 0), random))
        .singleElement()
        .satisfies(c -> assertThat(c.enhancement()).isEqualTo(Enhancement.CONTRAST));
    RgbImage image = TestImage.pattern(3, 7);
    assertThat(JitterDraw.apply(new ColourJitter(0, 0, 0), image, random)).isEqualTo(image);
    assertThat(JitterDraw.apply(new ColourJitter(1, 1, 1), image, random)).isNotEqualTo(image);
  }
}
