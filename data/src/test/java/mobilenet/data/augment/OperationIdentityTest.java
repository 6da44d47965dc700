package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.image.Interpolation;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationIdentityTest {
  private static final byte[] FILL = {9, 9, 9};

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 7", "65, 33"})
  void someOperationsChangeNothing(int width, int height) {
    RgbImage image = TestImage.pattern(width, height);
    assertThat(LevelOperations.invert(LevelOperations.invert(image))).isEqualTo(image);
    assertThat(LevelOperations.posterize(image, 8)).isEqualTo(image);
    assertThat(LevelOperations.posterize(image, 9)).isEqualTo(image);
    assertThat(LevelOperations.solarize(image, 256)).isEqualTo(image);
    assertThat(LevelOperations.solarizeAdd(image, 0)).isEqualTo(image);
    for (Enhancement enhancement : Enhancement.values()) {
      assertThat(enhancement.apply(image, 1)).isEqualTo(image);
    }
    for (Interpolation filter : Interpolation.values()) {
      for (int turns = -2; turns <= 2; turns++) {
        Affine affine = Affine.rotation(360 * turns, width, height);
        assertThat(Warp.apply(image, affine, filter, FILL)).isEqualTo(image);
      }
      assertThat(Warp.apply(image, Affine.shearX(0), filter, FILL)).isEqualTo(image);
      assertThat(Warp.apply(image, Affine.translation(0, 0), filter, FILL)).isEqualTo(image);
    }
  }

  @Test
  void someOperationsChangeNothingTwice() {
    RgbImage image = TestImage.pattern(65, 33, 40, 150);
    RgbImage stretched = LevelOperations.autoContrast(image);
    assertThat(LevelOperations.autoContrast(stretched)).isEqualTo(stretched);
    RgbImage coarse = LevelOperations.posterize(image, 3);
    assertThat(LevelOperations.posterize(coarse, 3)).isEqualTo(coarse);
  }

  @Test
  void extremesMakeOneColour() {
    RgbImage image = TestImage.pattern(5, 4);
    assertThat(LevelOperations.posterize(image, 0).toByteArray()).containsOnly(0);
    assertThat(LevelOperations.posterize(image, -2).toByteArray()).containsOnly(0);
    assertThat(Enhancement.BRIGHTNESS.apply(image, 0).toByteArray()).containsOnly(0);
    assertThat(LevelOperations.solarize(image, 0)).isEqualTo(LevelOperations.invert(image));
    RgbImage away = Warp.apply(image, Affine.translation(5, 0), Interpolation.BICUBIC, FILL);
    assertThat(away.toByteArray()).containsOnly(9);
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void fourQuarterTurnsReturnASquare(Interpolation filter) {
    RgbImage image = TestImage.pattern(7, 7);
    RgbImage turned = image;
    for (int i = 0; i < 4; i++) {
      turned = Warp.apply(turned, Affine.rotation(90, 7, 7), filter, FILL);
      assertThat(turned.equals(image)).isEqualTo(i == 3);
    }
  }
}
