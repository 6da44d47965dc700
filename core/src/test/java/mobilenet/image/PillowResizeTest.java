package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PillowResizeTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/images/resize.csv", numLinesToSkip = 1)
  void equalsPillow(
      int width, int height, int toWidth, int toHeight, String interpolation, String crc) {
    RgbImage resized =
        PillowResize.resize(
            TestImages.noise(width, height),
            toWidth,
            toHeight,
            Interpolation.ofTimm(interpolation));
    CRC32 sum = new CRC32();
    sum.update(resized.samples());
    assertThat(HexFormat.of().toHexDigits((int) sum.getValue())).isEqualTo(crc);
  }

  /** Two passes of at most half a level of rounding each, weighed by a filter of gain up to 1.3. */
  @ParameterizedTest
  @CsvSource({
    "17, 23, 5, 7",
    "17, 23, 31, 41",
    "9, 50, 50, 9",
    "1, 40, 13, 3",
    "101, 3, 11, 3",
    "8, 8, 8, 5"
  })
  void staysWithinALevelOfExactArithmetic(int width, int height, int toWidth, int toHeight) {
    RgbImage source = TestImages.noise(width, height);
    for (Interpolation interpolation : Interpolation.values()) {
      RgbImage resized = PillowResize.resize(source, toWidth, toHeight, interpolation);
      for (int y = 0; y < toHeight; y++) {
        for (int x = 0; x < toWidth; x++) {
          for (int c = 0; c < 3; c++) {
            double exact = exact(source, toWidth, toHeight, x, y, c, interpolation);
            assertThat((double) resized.sample(x, y, c))
                .as("%s x %d, y %d, channel %d", interpolation, x, y, c)
                .isBetween(exact - 1.2, exact + 1.2);
          }
        }
      }
    }
  }

  /** Rows first and clipped in between, like Pillow, but without any rounding. */
  private static double exact(
      RgbImage source, int toWidth, int toHeight, int x, int y, int c, Interpolation filter) {
    double[] across = weights(source.width(), toWidth, x, filter);
    double[] down = weights(source.height(), toHeight, y, filter);
    double sum = 0;
    for (int v = 0; v < down.length; v++) {
      double row = 0;
      for (int u = 0; u < across.length; u++) {
        row += across[u] * source.sample(u, v, c);
      }
      sum += down[v] * Math.max(0, Math.min(255, row));
    }
    return Math.max(0, Math.min(255, sum));
  }

  private static double[] weights(int size, int toSize, int at, Interpolation filter) {
    double scale = (double) size / toSize;
    double stretch = Math.max(scale, 1);
    double[] weights = new double[size];
    if (filter == Interpolation.BILINEAR_ALIGN_CORNERS) {
      double position = toSize == 1 ? 0 : at * (size - 1.0) / (toSize - 1);
      for (int i = 0; i < size; i++) {
        weights[i] = Math.max(0, 1 - Math.abs(i - position));
      }
      return weights;
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double distance = Math.abs(i + 0.5 - (at + 0.5) * scale) / stretch;
      weights[i] = filter == Interpolation.BILINEAR ? Math.max(0, 1 - distance) : keys(distance);
      sum += weights[i];
    }
    for (int i = 0; i < size; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double keys(double x) {
    if (x < 1) {
      return 1.5 * x * x * x - 2.5 * x * x + 1;
    }
    return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
  }

  /** By hand, after the definition of TensorFlow's resize_bilinear. */
  @ParameterizedTest
  @CsvSource({
    "0 100, 5, 0 25 50 75 100",
    "0 100, 4, 0 33 67 100",
    "0 40 200, 2, 0 200",
    "0 40 200 90 7, 3, 0 200 7",
    "0 40 200 90 7, 4, 0 93 127 7",
    "0 40 200 90 7, 1, 0",
    "9, 3, 9 9 9"
  })
  void alignedCornersLeavePixelsOut(String line, int size, String expected) {
    RgbImage source = grey(line);
    Interpolation filter = Interpolation.BILINEAR_ALIGN_CORNERS;
    assertThat(PillowResize.resize(source, size, 1, filter)).isEqualTo(grey(expected));
    RgbImage tall = ExifOrientation.upright(source, 5);
    assertThat(PillowResize.resize(tall, 1, size, filter))
        .isEqualTo(ExifOrientation.upright(grey(expected), 5));
  }

  private static RgbImage grey(String line) {
    String[] levels = line.split(" ", -1);
    byte[] samples = new byte[levels.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) Integer.parseInt(levels[i]);
    }
    return RgbImage.ofGrey(samples.length, 1, samples);
  }

  @ParameterizedTest
  @EnumSource
  void aWindowIsACropOfTheWhole(Interpolation interpolation) {
    RgbImage source = TestImages.noise(41, 57);
    RgbImage whole = PillowResize.resize(source, 29, 83, interpolation);
    RgbImage window =
        PillowResize.resize(
            source, new AxisWindow(29, 4, 11), new AxisWindow(83, 60, 23), interpolation);
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 11; x++) {
        assertThat(window.sample(x, y, 1)).isEqualTo(whole.sample(x + 4, y + 60, 1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameSizeIsTheSameImage(Interpolation interpolation) {
    RgbImage source = TestImages.noise(7, 5);
    assertThat(PillowResize.resize(source, 7, 5, interpolation)).isEqualTo(source);
  }

  @Test
  void refusesAnEmptyOrImpossibleSize() {
    RgbImage source = TestImages.noise(3, 3);
    assertThatThrownBy(() -> PillowResize.resize(source, 0, 5, Interpolation.BICUBIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1×1")
        .hasMessageContaining("0×5");
    assertThatThrownBy(() -> PillowResize.resize(source, 100_000, 100_000, Interpolation.BICUBIC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most");
  }
}
