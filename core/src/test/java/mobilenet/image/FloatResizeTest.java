package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside {@link PillowResize}, which equals Pillow in every bit. */
class FloatResizeTest {
  private static final long SEED = 20261126;

  /** Half a level for each of two roundings, the first of which a cubic filter enlarges. */
  private static final float LEVELS = 1.3f;

  @ParameterizedTest
  @CsvSource({
    "28, 96, BICUBIC",
    "96, 28, BICUBIC",
    "28, 64, BILINEAR",
    "65, 31, BILINEAR",
    "7, 5, BILINEAR_ALIGN_CORNERS",
    "1, 3, BICUBIC",
  })
  void differsFromPillowByItsRounding(int from, int to, Interpolation interpolation) {
    byte[] samples = new byte[from * from * RgbImage.CHANNELS];
    new Random(SEED).nextBytes(samples);
    RgbImage expected =
        PillowResize.resize(RgbImage.of(from, from, samples), to, to, interpolation);
    // Behind three other samples, as in a batch.
    float[] source = new float[3 + samples.length];
    for (int i = 0; i < samples.length; i++) {
      source[3 + i] = (samples[i] & 0xFF) / 255f;
    }
    FloatResize resize = new FloatResize(from, to, RgbImage.CHANNELS, interpolation);
    float[] result = new float[5 + resize.length()];
    resize.apply(source, 3, result, 5);
    int i = 5;
    for (int y = 0; y < to; y++) {
      for (int x = 0; x < to; x++) {
        for (int c = 0; c < RgbImage.CHANNELS; c++) {
          assertThat(255 * result[i++])
              .as("seed %d, x %d, y %d, channel %d", SEED, x, y, c)
              .isCloseTo(expected.sample(x, y, c), within(LEVELS));
        }
      }
    }
  }

  /** A ramp between two pixels, one channel: by hand. */
  @Test
  void interpolatesBetweenLevels() {
    FloatResize resize = new FloatResize(2, 4, 1, Interpolation.BILINEAR);
    float[] result = new float[16];
    resize.apply(new float[] {.1f, .3f, .1f, .3f}, 0, result, 0);
    for (int y = 0; y < 4; y++) {
      assertThat(Arrays.copyOfRange(result, 4 * y, 4 * y + 4))
          .containsExactly(new float[] {.1f, .15f, .25f, .3f}, within(1e-6f));
    }
  }

  @Test
  void anImageOfTheSizeStaysAsItIs() {
    float[] source = {-.5f, 2, .25f, .1f};
    float[] result = new float[4];
    new FloatResize(2, 2, 1, Interpolation.BICUBIC).apply(source, 0, result, 0);
    assertThat(result).isEqualTo(source);
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> new FloatResize(0, 2, 1, Interpolation.BICUBIC))
        .hasMessage("sizes and channels must be at least 1, given 0, 2 and 1");
  }
}
