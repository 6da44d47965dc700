package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RgbImageTest {
  private static final byte[] TWO_PIXELS = {1, 2, 3, (byte) 255, 0, (byte) 128};

  @Test
  void isNotChangedThroughItsArrays() {
    byte[] given = TWO_PIXELS.clone();
    RgbImage image = RgbImage.of(2, 1, given);
    given[0] = 9;
    image.toByteArray()[0] = 9;
    assertThat(image).isEqualTo(RgbImage.of(2, 1, TWO_PIXELS));
    assertThat(image.sample(1, 0, 0)).isEqualTo(255);
    assertThat(image.sample(1, 0, 2)).isEqualTo(128);
  }

  @Test
  void comparesByValue() {
    RgbImage image = RgbImage.of(2, 1, TWO_PIXELS);
    assertThat(image)
        .isNotEqualTo(RgbImage.of(1, 2, TWO_PIXELS))
        .hasSameHashCodeAs(RgbImage.of(2, 1, TWO_PIXELS))
        .hasToString("RgbImage[2×1]");
  }

  @Test
  void greyHasThreeEqualSamples() {
    RgbImage image = RgbImage.ofGrey(2, 1, new byte[] {7, (byte) 200});
    assertThat(image.toByteArray()).containsExactly(7, 7, 7, 200, 200, 200);
    assertThat(image.toGrey()).isEqualTo(image);
  }

  @Test
  void lumaIsThatOfPillow() {
    // Image.new("RGB", (1, 1), (1, 2, 3)).convert("L") and (255, 0, 128).
    assertThat(RgbImage.of(2, 1, TWO_PIXELS).toGrey().toByteArray())
        .containsExactly(2, 2, 2, 91, 91, 91);
  }

  @Test
  void windowIsBlackOutside() {
    RgbImage image = RgbImage.of(2, 1, TWO_PIXELS);
    assertThat(image.window(0, 0, 2, 1)).isEqualTo(image);
    assertThat(image.window(1, 0, 1, 1).toByteArray()).containsExactly(255, 0, 128);
    assertThat(image.window(-1, -1, 2, 2).toByteArray())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3);
    assertThat(image.window(1, 0, 2, 2).toByteArray())
        .containsExactly(255, 0, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(image.window(Integer.MAX_VALUE, Integer.MIN_VALUE, 1, 1).toByteArray())
        .containsExactly(0, 0, 0);
    assertThat(image.window(-5, 0, 2, 1).toByteArray()).containsOnly(0);
    assertThatThrownBy(() -> image.window(0, 0, 0, 1)).hasMessageContaining("at least 1×1");
  }

  @Test
  void mirrorsEachRow() {
    assertThat(RgbImage.of(2, 1, TWO_PIXELS).mirrored().toByteArray())
        .containsExactly(255, 0, 128, 1, 2, 3);
    RgbImage odd = TestImages.noise(3, 7);
    assertThat(odd.mirrored()).isNotEqualTo(odd);
    assertThat(odd.mirrored().mirrored()).isEqualTo(odd);
  }

  @Test
  void refusesAnotherNumberOfSamples() {
    assertThatThrownBy(() -> RgbImage.of(2, 2, TWO_PIXELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an image of 2×2 pixels needs 12 samples, given 6");
    assertThatThrownBy(() -> RgbImage.ofGrey(2, 2, TWO_PIXELS))
        .hasMessage("an image of 2×2 pixels needs 4 samples, given 6");
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
