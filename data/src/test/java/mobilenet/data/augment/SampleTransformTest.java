package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.PillowResize;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTransformTest {
  private static final Crop.Evaluation EVALUATION = new Crop.Evaluation();

  private static Preprocessing colour(int height, int width, CropMode mode) {
    return new Preprocessing(
        3,
        height,
        width,
        0.875,
        Interpolation.BICUBIC,
        Preprocessing.IMAGENET_MEAN,
        Preprocessing.IMAGENET_STD,
        mode);
  }

  private static Preprocessing luma(int size) {
    return new Preprocessing(
        1, size, size, 1, Interpolation.BILINEAR, List.of(0.286), List.of(0.353), CropMode.CENTER);
  }

  private static Augmentation of(Crop crop, double flip) {
    return new Augmentation(
        crop, flip, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Augmentation everything(Crop crop) {
    return new Augmentation(
        crop,
        0.5,
        Optional.of(RandAugmentString.parse("rand-m9-n2-p0.9-mstd0.5-inc1")),
        Optional.of(new ColourJitter(0.4, 0.4, 0.4)),
        Optional.of(new RandomErasing(0.5, 0.02, 0.3, RandomErasing.Fill.PIXEL)),
        Optional.empty());
  }

  private static float[] run(
      Augmentation augmentation, Preprocessing input, RgbImage image, RandomGenerator random) {
    float[] result = new float[input.length()];
    new SampleTransform(augmentation, input).apply(image, random, result, 0);
    return result;
  }

  private static Stream<Arguments> sizes() {
    return Stream.of(new int[] {1, 1}, new int[] {3, 7}, new int[] {65, 33})
        .flatMap(
            s ->
                Stream.of(luma(1), luma(28), colour(7, 5, CropMode.BORDER))
                    .map(p -> Arguments.of(s[0], s[1], p)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void withoutAugmentationEqualsEvaluation(int width, int height, Preprocessing input) {
    RgbImage image = TestImage.pattern(width, height);
    assertThat(run(Augmentation.NONE, input, image, Seeded.random())).isEqualTo(input.apply(image));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void sameSeedSameInput(int width, int height, Preprocessing input) {
    RgbImage image = TestImage.pattern(width, height);
    for (Crop crop : List.of(Crop.RandomResized.DEFAULT, new Crop.PadAndCrop(4), EVALUATION)) {
      Augmentation all = everything(crop);
      for (long seed = 0; seed < 30; seed++) {
        float[] first = run(all, input, image, new SplittableRandom(seed));
        assertThat(run(all, input, image, new SplittableRandom(seed))).isEqualTo(first);
        for (float value : first) {
          assertThat(value).isFinite();
        }
      }
    }
  }

  @Test
  void flipsAsOftenAsTold() {
    Preprocessing input = luma(2);
    RgbImage image = RgbImage.ofGrey(2, 2, new byte[] {1, 2, 3, 4});
    float[] same = input.apply(image);
    float[] mirrored = input.apply(image.mirrored());
    RandomGenerator random = Seeded.random();
    int flips = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      float[] result = run(of(EVALUATION, 0.5), input, image, random);
      assertThat(result[0]).isIn(same[0], mirrored[0]);
      flips += result[0] == mirrored[0] ? 1 : 0;
    }
    // Standard error 0.0035.
    assertThat((double) flips / draws).as(Seeded.NAME).isEqualTo(0.5, within(0.014));
    assertThat(run(of(EVALUATION, 1), input, image, random)).isEqualTo(mirrored);
    assertThat(run(of(EVALUATION, 0), input, image, random)).isEqualTo(same);
  }

  @Test
  void resizesTheCutPart() {
    Preprocessing input = colour(9, 11, CropMode.CENTER);
    RgbImage image = TestImage.pattern(65, 33);
    Crop.RandomResized crop = Crop.RandomResized.DEFAULT;
    for (long seed = 0; seed < 20; seed++) {
      RandomWindow window = RandomWindow.draw(crop, 65, 33, new SplittableRandom(seed));
      float[] expected = new float[input.length()];
      RgbImage part = image.window(window.left(), window.top(), window.width(), window.height());
      input.normalise(
          PillowResize.resize(part.mirrored(), 11, 9, Interpolation.BICUBIC), expected, 0);
      assertThat(run(of(crop, 1), input, image, new SplittableRandom(seed))).isEqualTo(expected);
    }
  }

  @Test
  void padsWithBlackBeforeNormalisation() {
    Preprocessing input = luma(4);
    RgbImage white =
        RgbImage.ofGrey(
            4, 4, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
    float black = (0f - 0.286f) / 0.353f;
    RandomGenerator random = Seeded.random();
    boolean seen = false;
    for (int i = 0; i < 50; i++) {
      for (float value : run(of(new Crop.PadAndCrop(2), 0), input, white, random)) {
        assertThat(value).isIn(black, (1f - 0.286f) / 0.353f);
        seen |= value == black;
      }
    }
    assertThat(seen).as(Seeded.NAME).isTrue();
  }

  @Test
  void lumaOfAColourImageIsThatOfItsGrey() {
    RgbImage image = TestImage.pattern(65, 33);
    for (Crop crop : List.of(Crop.RandomResized.DEFAULT, new Crop.PadAndCrop(4), EVALUATION)) {
      for (long seed = 0; seed < 20; seed++) {
        assertThat(run(everything(crop), luma(28), image, new SplittableRandom(seed)))
            .isEqualTo(run(everything(crop), luma(28), image.toGrey(), new SplittableRandom(seed)));
      }
    }
  }

  @Test
  void geometryFillsWithTheMean() {
    Augmentation moving =
        new Augmentation(
            EVALUATION,
            0,
            Optional.of(RandAugmentString.parse("rand-m10-n1-p1")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Preprocessing input = luma(16);
    RgbImage white = Enhancement.BRIGHTNESS.apply(TestImage.pattern(16, 16, 200, 1), 2);
    // 255·0.286 = 72.9.
    float mean = (73 / 255f - 0.286f) / 0.353f;
    RandomGenerator random = Seeded.random();
    int filled = 0;
    for (int i = 0; i < 300; i++) {
      float[] result = run(moving, input, white, random);
      boolean any = false;
      for (float value : result) {
        any |= value == mean;
      }
      filled += any ? 1 : 0;
    }
    // Five of fifteen operations move pixels.
    assertThat(filled / 300.0).as(Seeded.NAME).isEqualTo(1.0 / 3, within(0.1));
  }

  @Test
  void writesOnlyItsPartOfTheBatch() {
    Preprocessing input = luma(3);
    RgbImage image = TestImage.pattern(9, 9);
    float[] batch = new float[3 * input.length()];
    SampleTransform transform = new SampleTransform(everything(Crop.RandomResized.DEFAULT), input);
    assertThat(transform.length()).isEqualTo(9);
    transform.apply(image, Seeded.random(), batch, 9);
    float[] alone = new float[9];
    transform.apply(image, Seeded.random(), alone, 0);
    for (int i = 0; i < 9; i++) {
      assertThat(batch[i]).isZero();
      assertThat(batch[9 + i]).isEqualTo(alone[i]);
      assertThat(batch[18 + i]).isZero();
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    SampleTransform transform = new SampleTransform(Augmentation.NONE, luma(3));
    assertThatThrownBy(
            () -> transform.apply(TestImage.pattern(4, 4), Seeded.random(), new float[9], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an input needs 9 floats, given an array of 9 from index 1");
  }

  @Test
  void jitterFollowsRandAugmentAndPrecedesErasing() {
    Augmentation all = everything(EVALUATION);
    Preprocessing input = colour(16, 16, CropMode.CENTER);
    RgbImage image = TestImage.pattern(20, 20);
    byte[] mean = {124, 116, 104};
    for (long seed = 0; seed < 20; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      RgbImage sized = input.resizeAndCrop(image);
      RgbImage flipped = Draws.chance(0.5, random) ? sized.mirrored() : sized;
      RgbImage changed =
          new RandAugmenter(all.randAugment().orElseThrow(), mean).apply(flipped, random);
      RgbImage jittered = JitterDraw.apply(all.colourJitter().orElseThrow(), changed, random);
      float[] expected = new float[input.length()];
      input.normalise(jittered, expected, 0);
      new Eraser(all.randomErasing().orElseThrow(), input).apply(expected, 0, random);
      assertThat(run(all, input, image, new SplittableRandom(seed))).isEqualTo(expected);
    }
  }
}
