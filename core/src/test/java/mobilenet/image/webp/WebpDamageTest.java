package mobilenet.image.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, the result is an image of the stated size or an IOException. */
class WebpDamageTest {
  private static final long SEED = 20240617;
  private static final int ROUNDS = 150;

  /** A flipped bit of a size would cost the test time and memory, and nothing else. */
  private static final long MAX_PIXELS = 300_000;

  @ParameterizedTest
  @MethodSource("mobilenet.image.webp.WebpImages#all")
  void aTruncatedFileIsSeenBeforeItIsDecoded(WebpImages.Expected image) throws IOException {
    byte[] whole = WebpImages.bytes(image.file());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> WebpFile.of(cut))
          .as("%d bytes", length)
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("mobilenet.image.webp.WebpImages#all")
  void damageIsReportedOrHarmless(WebpImages.Expected image) throws IOException {
    byte[] whole = WebpImages.bytes(image.file());
    long seed = SEED + image.file().hashCode();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = whole.clone();
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        // Headers are short, but matter most.
        int range = random.nextBoolean() ? damaged.length : Math.min(60, damaged.length);
        damaged[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
      }
      decodeOrRefuse(damaged, "seed " + seed + ", round " + round);
    }
  }

  private static void decodeOrRefuse(byte[] damaged, String what) {
    try {
      WebpFile file = WebpFile.of(damaged);
      if ((long) file.width() * file.height() <= MAX_PIXELS) {
        assertThat(file.decode()).as(what).hasSize(3 * file.width() * file.height());
      }
    } catch (IOException e) {
      assertThat(e.getMessage()).as(what).isNotBlank();
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
  }
}
