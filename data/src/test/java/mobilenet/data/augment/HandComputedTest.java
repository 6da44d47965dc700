package mobilenet.data.augment;

import static mobilenet.data.augment.TestImage.pixel;
import static mobilenet.data.augment.TestImage.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import mobilenet.image.Interpolation;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;

/** Each operation on an image of a few pixels, computed by hand from its definition. */
class HandComputedTest {
  private static final byte[] FILL = {9, 9, 9};

  @Test
  void autoContrastStretches() {
    assertThat(LevelOperations.autoContrast(row(20, 30, 71))).isEqualTo(row(0, 50, 255));
    assertThat(LevelOperations.autoContrast(row(7, 7))).isEqualTo(row(7, 7));
    // Each channel by itself; one that has a single level stays.
    RgbImage two = RgbImage.of(2, 1, new byte[] {0, 5, 1, 51, 5, 2});
    assertThat(LevelOperations.autoContrast(two).toByteArray())
        .containsExactly(0, 5, 0, 255, 5, 255);
  }

  @Test
  void equalizeSpreads() {
    // 255 pixels of 10 and 255 of 20: one pixel a level.
    int[] levels = new int[510];
    Arrays.fill(levels, 0, 255, 10);
    Arrays.fill(levels, 255, 510, 20);
    RgbImage result = LevelOperations.equalize(row(levels));
    assertThat(result.sample(0, 0, 0)).isZero();
    assertThat(result.sample(509, 0, 0)).isEqualTo(255);
    // Too few pixels for a step.
    assertThat(LevelOperations.equalize(row(10, 20, 30))).isEqualTo(row(10, 20, 30));
  }

  @Test
  void levelsAreLookedUp() {
    assertThat(LevelOperations.invert(row(0, 100, 255))).isEqualTo(row(255, 155, 0));
    assertThat(LevelOperations.posterize(row(0xAB, 0x0F, 0xFF), 4))
        .isEqualTo(row(0xA0, 0x00, 0xF0));
    assertThat(LevelOperations.solarize(row(127, 128, 255), 128)).isEqualTo(row(127, 127, 0));
    assertThat(LevelOperations.solarizeAdd(row(0, 127, 128, 255), 110))
        .isEqualTo(row(110, 237, 128, 255));
    assertThat(LevelOperations.solarizeAdd(row(127), 200)).isEqualTo(row(255));
  }

  @Test
  void enhancementsBlend() {
    assertThat(Enhancement.BRIGHTNESS.apply(row(101, 200), 0.5)).isEqualTo(row(50, 100));
    assertThat(Enhancement.BRIGHTNESS.apply(row(100, 200), 1.5)).isEqualTo(row(150, 255));
    // The mean is 30.
    assertThat(Enhancement.CONTRAST.apply(row(10, 20, 60), 0)).isEqualTo(row(30, 30, 30));
    assertThat(Enhancement.CONTRAST.apply(row(10, 20, 60), 2)).isEqualTo(row(0, 10, 90));
    // The luma of red is 76.2, truncated after adding a half.
    assertThat(Enhancement.COLOUR.apply(pixel(255, 0, 0), 0)).isEqualTo(pixel(76, 76, 76));
    assertThat(Enhancement.COLOUR.apply(pixel(255, 0, 0), 0.5)).isEqualTo(pixel(165, 38, 38));
    assertThat(Enhancement.COLOUR.apply(row(10, 20), 0.3)).isEqualTo(row(10, 20));
  }

  @Test
  void sharpnessSpreadsTheCentre() {
    byte[] grey = new byte[9];
    grey[4] = (byte) 130;
    RgbImage image = RgbImage.ofGrey(3, 3, grey);
    // 5/13 of 130 is 50; the border stays.
    assertThat(Enhancement.SHARPNESS.apply(image, 0).sample(1, 1, 0)).isEqualTo(50);
    assertThat(Enhancement.SHARPNESS.apply(image, 0).sample(0, 1, 0)).isZero();
    assertThat(Enhancement.SHARPNESS.apply(image, 2).sample(1, 1, 2)).isEqualTo(210);
  }

  @Test
  void geometryMovesPixels() {
    Interpolation filter = Interpolation.BILINEAR;
    RgbImage image = row(0, 100, 200);
    assertThat(Warp.apply(image, Affine.translation(1, 0), filter, FILL))
        .isEqualTo(row(100, 200, 9));
    assertThat(Warp.apply(image, Affine.translation(-1, 0), filter, FILL))
        .isEqualTo(row(9, 0, 100));
    assertThat(Warp.apply(image, Affine.translation(0, 1), filter, FILL)).isEqualTo(row(9, 9, 9));
    // The only row is at y = 0.5: half a pixel to the left.
    assertThat(Warp.apply(image, Affine.shearX(1), filter, FILL)).isEqualTo(row(50, 150, 9));
    // Columns at x = 0.5, 1.5, 2.5 move by 0.1, 0.3 and 0.5 rows: the last leaves the image.
    assertThat(Warp.apply(image, Affine.shearY(0.2), filter, FILL)).isEqualTo(row(0, 100, 9));
  }

  @Test
  void rotationIsCounterClockwise() {
    RgbImage image = RgbImage.ofGrey(2, 2, new byte[] {1, 2, 3, 4});
    assertThat(Warp.apply(image, Affine.rotation(90, 2, 2), Interpolation.BICUBIC, FILL))
        .isEqualTo(RgbImage.ofGrey(2, 2, new byte[] {2, 4, 1, 3}));
  }

  @Test
  void cubicIsThatOfMinusOne() {
    // Half-way between 100 and 100 with 0 on either side: 100 + (100 − 0)/4 = 125.
    assertThat(
            Warp.apply(row(0, 100, 100, 0), Affine.translation(0.5, 0), Interpolation.BICUBIC, FILL)
                .sample(1, 0, 0))
        .isEqualTo(125);
  }
}
