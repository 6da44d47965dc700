package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EraserTest {
  private static final float WHOLE = 77;
  private static final int DRAWS = 10_000;

  private static RandomErasing timms(double probability, RandomErasing.Fill fill) {
    return new RandomErasing(probability, RandomErasing.MIN_AREA, RandomErasing.MAX_AREA, fill);
  }

  private static Preprocessing shape(int channels, int height, int width) {
    return new Preprocessing(
        channels,
        height,
        width,
        1,
        Interpolation.BILINEAR,
        Collections.nCopies(channels, 0.5),
        Collections.nCopies(channels, 0.5),
        CropMode.CENTER);
  }

  private static float[] whole(Preprocessing shape, int more) {
    float[] input = new float[shape.length() + more];
    Arrays.fill(input, WHOLE);
    return input;
  }

  @Test
  void erasesAsOftenAndAsMuchAsTimm() {
    RandomGenerator random = Seeded.random();
    Preprocessing shape = shape(1, 64, 64);
    Eraser eraser = new Eraser(timms(0.25, RandomErasing.Fill.CONSTANT), shape);
    int erased = 0;
    double area = 0;
    for (int i = 0; i < DRAWS; i++) {
      float[] input = whole(shape, 0);
      eraser.apply(input, 0, random);
      int count = 0;
      for (float value : input) {
        count += value == 0 ? 1 : 0;
      }
      double part = count / 4096.0;
      // Rounding both sides to pixels changes the area a little.
      assertThat(part).isBetween(0.0, 0.35);
      if (count > 0) {
        assertThat(part).isGreaterThan(0.015);
        erased++;
        area += part;
      }
    }
    // Standard error 0.004.
    assertThat((double) erased / DRAWS).as(Seeded.NAME).isEqualTo(0.25, within(0.015));
    // Middle of 0.02 and 1/3, less what does not fit; standard error 0.002.
    assertThat(area / erased).as(Seeded.NAME).isEqualTo(0.176, within(0.006));
  }

  @ParameterizedTest
  @EnumSource(RandomErasing.Fill.class)
  void erasesOneRectangle(RandomErasing.Fill fill) {
    RandomGenerator random = Seeded.random();
    Preprocessing shape = shape(3, 33, 65);
    int offset = 5;
    for (int round = 0; round < 50; round++) {
      float[] input = whole(shape, 2 * offset);
      new Eraser(timms(1, fill), shape).apply(input, offset, random);
      int left = 65;
      int top = 33;
      int right = 0;
      int bottom = 0;
      Set<Float> values = new HashSet<>();
      int count = 0;
      for (int i = 0; i < shape.length(); i++) {
        if (input[offset + i] != WHOLE) {
          int x = i / 3 % 65;
          int y = i / 3 / 65;
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
          values.add(input[offset + i]);
          count++;
        }
      }
      assertThat(count).isEqualTo((right - left) * (bottom - top) * 3).isPositive();
      int least =
          switch (fill) {
            case CONSTANT -> 1;
            case BLOCK -> 3;
            // Some floats of so many are equal by chance.
            case PIXEL -> count - 5;
          };
      assertThat(values.size()).isBetween(least, fill == RandomErasing.Fill.PIXEL ? count : least);
      for (int i = 0; i < offset; i++) {
        assertThat(input[i]).isEqualTo(WHOLE);
        assertThat(input[input.length - 1 - i]).isEqualTo(WHOLE);
      }
    }
  }

  @Test
  void noiseIsStandardNormal() {
    RandomGenerator random = Seeded.random();
    Preprocessing shape = shape(3, 64, 64);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int round = 0; round < 50; round++) {
      float[] input = whole(shape, 0);
      new Eraser(timms(1, RandomErasing.Fill.PIXEL), shape).apply(input, 0, random);
      for (float value : input) {
        if (value != WHOLE) {
          sum += value;
          squares += value * value;
          count++;
        }
      }
    }
    assertThat(sum / count).as(Seeded.NAME).isEqualTo(0, within(4 / Math.sqrt(count)));
    assertThat(squares / count).as(Seeded.NAME).isEqualTo(1, within(6 / Math.sqrt(count)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 50"})
  void leavesWhatIsTooSmall(int width, int height) {
    RandomGenerator random = Seeded.random();
    Preprocessing shape = shape(3, height, width);
    for (int round = 0; round < 100; round++) {
      float[] input = whole(shape, 0);
      new Eraser(timms(1, RandomErasing.Fill.PIXEL), shape).apply(input, 0, random);
      assertThat(input).containsOnly(WHOLE);
    }
  }

  @Test
  void probabilityZeroNeverErases() {
    RandomGenerator random = Seeded.random();
    Preprocessing shape = shape(3, 20, 20);
    float[] input = whole(shape, 0);
    for (int round = 0; round < 1000; round++) {
      new Eraser(timms(0, RandomErasing.Fill.PIXEL), shape).apply(input, 0, random);
    }
    assertThat(input).containsOnly(WHOLE);
  }
}
