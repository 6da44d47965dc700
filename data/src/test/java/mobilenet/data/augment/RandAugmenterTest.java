package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mobilenet.image.Interpolation;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RandAugmenterTest {
  private static final int DRAWS = 30_000;
  private static final byte[] FILL = {1, 2, 3};

  /** Of χ² with 14 degrees of freedom: exceeded by chance once in 1000. */
  private static final double CHI_SQUARED_LIMIT = 36.12;

  private static RandAugmenter augmenter(String text) {
    return new RandAugmenter(RandAugmentString.parse(text), FILL);
  }

  private static List<Double> sample(int count, DoubleSupplier source) {
    return DoubleStream.generate(source).limit(count).boxed().toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  @Test
  void drawsEveryOperationEquallyOften() {
    Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    RandomGenerator random = Seeded.random();
    RandAugmenter augmenter = augmenter("rand-m9-n2-p0.5");
    int total = 0;
    for (int i = 0; i < DRAWS; i++) {
      for (Operation operation : augmenter.draw(random)) {
        counts.merge(operation, 1, Integer::sum);
        total++;
      }
    }
    double expected = total / 15.0;
    double chiSquared = 0;
    for (Operation operation : Operation.values()) {
      double difference = counts.getOrDefault(operation, 0) - expected;
      chiSquared += difference * difference / expected;
    }
    assertThat(chiSquared).as(Seeded.NAME).isLessThan(CHI_SQUARED_LIMIT);
    // n·p an image; standard error 0.004.
    assertThat((double) total / DRAWS).as(Seeded.NAME).isEqualTo(1, within(0.015));
  }

  @Test
  void drawsWithReplacement() {
    RandomGenerator random = Seeded.random();
    RandAugmenter augmenter = augmenter("rand-n2-p1");
    long twice = 0;
    for (int i = 0; i < DRAWS; i++) {
      List<Operation> drawn = augmenter.draw(random);
      assertThat(drawn).hasSize(2);
      twice += drawn.get(0) == drawn.get(1) ? 1 : 0;
    }
    assertThat((double) twice / DRAWS).as(Seeded.NAME).isEqualTo(1.0 / 15, within(0.005));
    assertThat(augmenter("rand-n3-p0").draw(random)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // text, mean and standard deviation of the strength, smallest, largest
    "rand-m9, 0.9, 0, 0.9, 0.9",
    "rand-m5-mstd1, 0.5, 0.1, 0, 1",
    "rand-m10-mstdinf, 0.5, 0.28868, 0, 1",
    "rand-m6-mstd101, 0.3, 0.17321, 0, 0.6",
    "rand-m15, 1, 0, 1, 1",
    "rand-m15-mmax20, 1.5, 0, 1.5, 1.5",
    "rand-m0, 0, 0, 0, 0",
  })
  void strengthFollowsItsDistribution(
      String text, double mean, double deviation, double smallest, double largest) {
    RandomGenerator random = Seeded.random();
    RandAugmenter augmenter = augmenter(text);
    List<Double> values = sample(DRAWS, () -> augmenter.strength(random));
    double average = mean(values);
    double variance = mean(values.stream().map(v -> (v - average) * (v - average)).toList());
    assertThat(average).as(Seeded.NAME).isEqualTo(mean, within(0.007));
    assertThat(Math.sqrt(variance)).as(Seeded.NAME).isEqualTo(deviation, within(0.005));
    assertThat(values).allMatch(v -> v >= smallest && v <= largest);
  }

  @Test
  void aWideSpreadIsClamped() {
    RandomGenerator random = Seeded.random();
    RandAugmenter augmenter = augmenter("rand-m9-mstd5");
    List<Double> values = sample(1000, () -> augmenter.strength(random));
    assertThat(values).contains(0.0, 1.0).allMatch(v -> v >= 0 && v <= 1);
  }

  @ParameterizedTest
  @CsvSource({
    // strength, bits, increasing bits, threshold, increasing threshold, added
    "0, 0, 4, 0, 256, 0",
    "0.5, 2, 2, 128, 128, 55",
    "0.9, 3, 1, 230, 26, 99",
    "1, 4, 0, 256, 0, 110",
    "1.5, 6, -2, 256, 0, 128",
  })
  void argumentsAreTimms(
      double strength, int bits, int fewer, int threshold, int lower, int added) {
    RandAugmenter plain = augmenter("rand");
    RandAugmenter increasing = augmenter("rand-inc1");
    assertThat(plain.bits(strength)).isEqualTo(bits);
    assertThat(increasing.bits(strength)).isEqualTo(fewer);
    assertThat(plain.threshold(strength)).isEqualTo(threshold);
    assertThat(increasing.threshold(strength)).isEqualTo(lower);
    assertThat(RandAugmenter.added(strength)).isEqualTo(added);
  }

  @Test
  void factorsAreTimms() {
    RandomGenerator random = Seeded.random();
    assertThat(augmenter("rand").factor(0.9, random)).isEqualTo(1.72, within(1e-12));
    assertThat(augmenter("rand").factor(0, random)).isEqualTo(0.1);
    RandAugmenter increasing = augmenter("rand-inc1");
    assertThat(increasing.factor(0, random)).isEqualTo(1);
    List<Double> factors = sample(1000, () -> increasing.factor(0.5, random));
    assertThat(factors).allMatch(f -> f == 0.55 || f == 1.45);
    // The standard error of the mean is 0.014.
    assertThat(mean(factors)).as(Seeded.NAME).isEqualTo(1, within(0.05));
    List<Double> strong = sample(1000, () -> increasing.factor(1.5, random));
    assertThat(strong).contains(0.1, 2.35).allMatch(f -> f == 0.1 || f == 2.35);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "ROTATE",
        "SHEAR_X",
        "SHEAR_Y",
        "TRANSLATE_X",
        "TRANSLATE_Y",
        "COLOUR",
        "CONTRAST",
        "BRIGHTNESS",
        "SHARPNESS",
        "SOLARIZE",
        "SOLARIZE_ADD"
      })
  void strengthZeroOfTheIncreasingKindChangesNothing(Operation operation) {
    RgbImage image = TestImage.pattern(33, 17);
    RandAugmenter augmenter = augmenter("rand-inc1");
    RandomGenerator random = Seeded.random();
    // More than once, as sign and filter are random.
    for (int i = 0; i < 8; i++) {
      assertThat(augmenter.apply(operation, 0, image, random)).isEqualTo(image);
    }
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void appliesToEverySize(Operation operation) {
    RandomGenerator random = Seeded.random();
    for (int[] size : new int[][] {{1, 1}, {3, 7}, {65, 33}}) {
      RgbImage image = TestImage.pattern(size[0], size[1], 30, 200);
      RgbImage result = augmenter("rand-inc1").apply(operation, 0.9, image, random);
      assertThat(result.width()).isEqualTo(size[0]);
      assertThat(result.height()).isEqualTo(size[1]);
      if (size[0] == 65) {
        assertThat(result).isNotEqualTo(image);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"ROTATE", "SHEAR_X", "SHEAR_Y", "TRANSLATE_X", "TRANSLATE_Y"})
  void movesToBothSidesWithBothFiltersAndFills(Operation operation) {
    RandomGenerator random = Seeded.random();
    RgbImage image = TestImage.pattern(20, 20, 30, 200);
    Set<RgbImage> results = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      RgbImage result = augmenter("rand").apply(operation, 0.7, image, random);
      assertThat(result.toByteArray()).contains(FILL);
      results.add(result);
    }
    // Two signs, two filters: 0.45·0.7·20 pixels are not whole.
    assertThat(results).as(Seeded.NAME).hasSize(4);
  }

  @Test
  void translatesByAPartOfTheSide() {
    RgbImage image = TestImage.row(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    // 0.45 of ten pixels, times 1/4.5, is one.
    RgbImage result =
        augmenter("rand").apply(Operation.TRANSLATE_X, 1 / 4.5, image, Seeded.random());
    int first = result.sample(0, 0, 1);
    assertThat(first).isIn(20, (int) FILL[1]);
    assertThat(result.sample(5, 0, 1)).isEqualTo(first == 20 ? 70 : 50);
  }

  private static Stream<Arguments> movements() {
    // timm's ranges: 30°, 0.3 and 0.45 of the side at full strength; here at 0.9 of it.
    return Stream.of(
        Arguments.of(Operation.ROTATE, Affine.rotation(27, 24, 16), Affine.rotation(-27, 24, 16)),
        Arguments.of(Operation.SHEAR_X, Affine.shearX(0.27), Affine.shearX(-0.27)),
        Arguments.of(Operation.SHEAR_Y, Affine.shearY(0.27), Affine.shearY(-0.27)),
        Arguments.of(
            Operation.TRANSLATE_X,
            Affine.translation(0.405 * 24, 0),
            Affine.translation(-0.405 * 24, 0)),
        Arguments.of(
            Operation.TRANSLATE_Y,
            Affine.translation(0, 0.405 * 16),
            Affine.translation(0, -0.405 * 16)));
  }

  @ParameterizedTest
  @MethodSource("movements")
  void movesAsFarAsTimm(Operation operation, Affine one, Affine other) {
    RgbImage image = TestImage.pattern(24, 16);
    Set<RgbImage> expected = new HashSet<>();
    for (Interpolation filter : Interpolation.values()) {
      expected.add(Warp.apply(image, one, filter, FILL));
      expected.add(Warp.apply(image, other, filter, FILL));
    }
    RandomGenerator random = Seeded.random();
    Set<RgbImage> results = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      results.add(augmenter("rand").apply(operation, 0.9, image, random));
    }
    assertThat(results).as(Seeded.NAME).isEqualTo(expected);
  }
}
