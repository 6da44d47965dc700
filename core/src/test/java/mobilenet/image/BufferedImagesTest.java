package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedImagesTest {
  private static List<Integer> pixel(RgbImage image, int x, int y) {
    return List.of(image.sample(x, y, 0), image.sample(x, y, 1), image.sample(x, y, 2));
  }

  /** Every type with 8 bits per colour, whatever the order of its bytes. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void coloursOfEveryType(int type) {
    BufferedImage image = new BufferedImage(3, 2, type);
    image.setRGB(0, 0, 0xFFFF8001);
    image.setRGB(2, 1, 0xFF0364C8);
    RgbImage rgb = RgbImage.of(image);
    assertThat(List.of(rgb.width(), rgb.height())).isEqualTo(List.of(3, 2));
    assertThat(pixel(rgb, 0, 0)).containsExactly(255, 128, 1);
    assertThat(pixel(rgb, 2, 1)).containsExactly(3, 100, 200);
  }

  /** Alpha is dropped: half-transparent red is red, even if samples are premultiplied by alpha. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE})
  void alphaIsDropped(int type) {
    BufferedImage image = new BufferedImage(1, 1, type);
    image.setRGB(0, 0, 0x80FF0000);
    assertThat(pixel(RgbImage.of(image), 0, 0)).containsExactly(255, 0, 0);
  }

  @Test
  void greyKeepsItsSamples() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);
    assertThat(pixel(RgbImage.of(image), 0, 0)).containsExactly(100, 100, 100);
  }

  @Test
  void aPaletteAndFiveBits() {
    BufferedImage binary = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY);
    binary.setRGB(0, 0, 0xFFFFFFFF);
    assertThat(pixel(RgbImage.of(binary), 0, 0)).containsExactly(255, 255, 255);
    BufferedImage small = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
    small.getRaster().setPixel(0, 0, new int[] {31, 0, 31});
    assertThat(pixel(RgbImage.of(small), 0, 0)).containsExactly(255, 0, 255);
  }

  @Test
  void aPartOfAnotherImage() {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(2, 3, 0xFF010203);
    RgbImage part = RgbImage.of(image.getSubimage(1, 2, 3, 2));
    assertThat(pixel(part, 1, 1)).containsExactly(1, 2, 3);
  }
}
