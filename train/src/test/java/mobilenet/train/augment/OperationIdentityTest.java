package mobilenet.train.augment;

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
    RgbImage picture = TestPicture.pattern(width, height);
    assertThat(LevelOperations.invert(LevelOperations.invert(picture))).isEqualTo(picture);
    assertThat(LevelOperations.posterize(picture, 8)).isEqualTo(picture);
    assertThat(LevelOperations.posterize(picture, 9)).isEqualTo(picture);
    assertThat(LevelOperations.solarize(picture, 256)).isEqualTo(picture);
    assertThat(LevelOperations.solarizeAdd(picture, 0)).isEqualTo(picture);
    for (Enhancement enhancement : Enhancement.values()) {
      assertThat(enhancement.apply(picture, 1)).isEqualTo(picture);
    }
    for (Interpolation filter : Interpolation.values()) {
      for (int turns = -2; turns <= 2; turns++) {
        Affine affine = Affine.rotation(360 * turns, width, height);
        assertThat(Warp.apply(picture, affine, filter, FILL)).isEqualTo(picture);
      }
      assertThat(Warp.apply(picture, Affine.shearX(0), filter, FILL)).isEqualTo(picture);
      assertThat(Warp.apply(picture, Affine.translation(0, 0), filter, FILL)).isEqualTo(picture);
    }
  }

  @Test
  void someOperationsChangeNothingTwice() {
    RgbImage picture = TestPicture.pattern(65, 33, 40, 150);
    RgbImage stretched = LevelOperations.autoContrast(picture);
    assertThat(LevelOperations.autoContrast(stretched)).isEqualTo(stretched);
    RgbImage coarse = LevelOperations.posterize(picture, 3);
    assertThat(LevelOperations.posterize(coarse, 3)).isEqualTo(coarse);
  }

  @Test
  void extremesMakeOneColour() {
    RgbImage picture = TestPicture.pattern(5, 4);
    assertThat(LevelOperations.posterize(picture, 0).toByteArray()).containsOnly(0);
    assertThat(LevelOperations.posterize(picture, -2).toByteArray()).containsOnly(0);
    assertThat(Enhancement.BRIGHTNESS.apply(picture, 0).toByteArray()).containsOnly(0);
    assertThat(LevelOperations.solarize(picture, 0)).isEqualTo(LevelOperations.invert(picture));
    RgbImage away = Warp.apply(picture, Affine.translation(5, 0), Interpolation.BICUBIC, FILL);
    assertThat(away.toByteArray()).containsOnly(9);
  }

  @ParameterizedTest
  @EnumSource(Interpolation.class)
  void fourQuarterTurnsReturnASquare(Interpolation filter) {
    RgbImage picture = TestPicture.pattern(7, 7);
    RgbImage turned = picture;
    for (int i = 0; i < 4; i++) {
      turned = Warp.apply(turned, Affine.rotation(90, 7, 7), filter, FILL);
      assertThat(turned.equals(picture)).isEqualTo(i == 3);
    }
  }
}
