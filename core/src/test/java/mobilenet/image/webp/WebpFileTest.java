package mobilenet.image.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebpFileTest {

  @ParameterizedTest
  @MethodSource("mobilenet.image.webp.WebpImages#all")
  void equalsLibwebpInEveryBit(WebpImages.Expected expected) throws IOException {
    WebpFile file = WebpFile.of(WebpImages.bytes(expected.file()));
    assertThat(file.width()).isEqualTo(expected.width());
    assertThat(file.height()).isEqualTo(expected.height());
    byte[] rgb = file.decode();
    assertThat(rgb).hasSize(3 * expected.width() * expected.height());
    CRC32 crc = new CRC32();
    crc.update(rgb);
    assertThat(HexFormat.of().toHexDigits((int) crc.getValue())).isEqualTo(expected.crc32());
  }

  @Test
  void givesTheMetadataThatTheHeaderPromises() throws IOException {
    byte[] content = WebpImages.bytes("broken_metadata_lossy.webp");
    WebpFile file = WebpFile.of(content);
    // libwebp's muxer and Pillow drop the prefix or keep it, as the writer gave it.
    assertThat(file.exif()).hasValueSatisfying(e -> assertThat(text(e)).endsWith("junk"));
    assertThat(file.xmp()).hasValueSatisfying(x -> assertThat(text(x)).isEqualTo("<junk"));
    content[20] &= ~(1 << 3);
    assertThat(WebpFile.of(content).exif()).isEmpty();
    content[20] &= ~(1 << 2);
    assertThat(WebpFile.of(content).xmp()).isEmpty();
    WebpFile bare = WebpFile.of(WebpImages.bytes("flat.webp"));
    assertThat(bare.exif()).isEmpty();
    assertThat(bare.xmp()).isEmpty();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  @Test
  void damageBehindTheImageCostsNothing() throws IOException {
    byte[] content = WebpImages.bytes("broken_metadata_lossless.webp");
    byte[] whole = WebpFile.of(content).decode();
    int exif = text(content).indexOf("EXIF");
    Arrays.fill(content, exif + 4, exif + 8, (byte) 0x7F);
    assertThat(WebpFile.of(content).decode()).isEqualTo(whole);
    assertThat(WebpFile.of(content).exif()).isEmpty();
  }

  /** The message says what is wrong, and does not claim that the file is truncated. */
  @ParameterizedTest
  @CsvSource({
    "flat.webp, 0, RIFX, begin with RIFF",
    "flat.webp, 12, VP9_, no chunk \"VP8 \" or \"VP8L\"",
    "flat.webp, 16, zzzz, reaches beyond the part around it",
    "flat.webp, 23, xxxx, lacks the start code",
    "flat.webp, 20, aaaa, key frame of version 0 to 3",
    "colours2.webp, 20, aaaa, lacks the signature 2f",
    "animated_lossy.webp, 52, zz, lies outside the canvas of",
    "animated_lossy.webp, 58, '    ', pixels; the image inside 37×29"
  })
  void namesTheDamage(String name, int at, String text, String words) throws IOException {
    byte[] content = WebpImages.bytes(name);
    System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, content, at, text.length());
    assertThatThrownBy(() -> WebpFile.of(content).decode())
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(EOFException.class)
        .hasMessageContaining(words);
  }
}
