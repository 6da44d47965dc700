package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RgbImageTest {
  private static final byte[] TWO_PIXELS = {1, 2, 3, (byte) 255, 0, (byte) 128};

  @Test
  void isNotChangedThroughItsArrays() {
    byte[] given = TWO_PIXELS.clone();
    RgbImage picture = RgbImage.of(2, 1, given);
    given[0] = 9;
    picture.toByteArray()[0] = 9;
    assertThat(picture).isEqualTo(RgbImage.of(2, 1, TWO_PIXELS));
    assertThat(picture.sample(1, 0, 0)).isEqualTo(255);
    assertThat(picture.sample(1, 0, 2)).isEqualTo(128);
  }

  @Test
  void comparesByValue() {
    RgbImage picture = RgbImage.of(2, 1, TWO_PIXELS);
    assertThat(picture)
        .isNotEqualTo(RgbImage.of(1, 2, TWO_PIXELS))
        .hasSameHashCodeAs(RgbImage.of(2, 1, TWO_PIXELS))
        .hasToString("RgbImage[2×1]");
  }

  @Test
  void greyHasThreeEqualSamples() {
    RgbImage picture = RgbImage.ofGrey(2, 1, new byte[] {7, (byte) 200});
    assertThat(picture.toByteArray()).containsExactly(7, 7, 7, 200, 200, 200);
    assertThat(picture.toGrey()).isEqualTo(picture);
  }

  @Test
  void lumaIsThatOfPillow() {
    // Image.new("RGB", (1, 1), (1, 2, 3)).convert("L") and (255, 0, 128).
    assertThat(RgbImage.of(2, 1, TWO_PIXELS).toGrey().toByteArray())
        .containsExactly(2, 2, 2, 91, 91, 91);
  }

  @Test
  void windowIsBlackOutside() {
    RgbImage picture = RgbImage.of(2, 1, TWO_PIXELS);
    assertThat(picture.window(0, 0, 2, 1)).isEqualTo(picture);
    assertThat(picture.window(1, 0, 1, 1).toByteArray()).containsExactly(255, 0, 128);
    assertThat(picture.window(-1, -1, 2, 2).toByteArray())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3);
    assertThat(picture.window(1, 0, 2, 2).toByteArray())
        .containsExactly(255, 0, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(picture.window(Integer.MAX_VALUE, Integer.MIN_VALUE, 1, 1).toByteArray())
        .containsExactly(0, 0, 0);
    assertThat(picture.window(-5, 0, 2, 1).toByteArray()).containsOnly(0);
    assertThatThrownBy(() -> picture.window(0, 0, 0, 1)).hasMessageContaining("at least 1×1");
  }

  @Test
  void mirrorsEachRow() {
    assertThat(RgbImage.of(2, 1, TWO_PIXELS).mirrored().toByteArray())
        .containsExactly(255, 0, 128, 1, 2, 3);
    RgbImage odd = TestPictures.noise(3, 7);
    assertThat(odd.mirrored()).isNotEqualTo(odd);
    assertThat(odd.mirrored().mirrored()).isEqualTo(odd);
  }

  @Test
  void refusesAnotherNumberOfSamples() {
    assertThatThrownBy(() -> RgbImage.of(2, 2, TWO_PIXELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a picture of 2×2 pixels needs 12 samples, given 6");
    assertThatThrownBy(() -> RgbImage.ofGrey(2, 2, TWO_PIXELS))
        .hasMessage("a picture of 2×2 pixels needs 4 samples, given 6");
    assertThatThrownBy(() -> RgbImage.of(0, 2, new byte[0])).hasMessageContaining("at least 1×1");
  }

  @Test
  void refusesASampleOutside() {
    assertThatThrownBy(() -> RgbImage.of(2, 1, TWO_PIXELS).sample(2, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("x 2")
        .hasMessageContaining("2×1");
  }
}
