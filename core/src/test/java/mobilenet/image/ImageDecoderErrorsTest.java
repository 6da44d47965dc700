package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderErrorsTest {
  private final ImageDecoder decoder = new ImageDecoder();

  @Test
  void aMissingFile(@TempDir Path folder) {
    assertThatThrownBy(() -> decoder.decode(folder.resolve("cat.png")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("cat.png")
        .hasMessageContaining("no such image file");
  }

  @Test
  void aDirectory(@TempDir Path folder) {
    assertThatThrownBy(() -> decoder.decode(folder))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(folder + " is a directory; expected an image file");
  }

  @Test
  void anEmptyFile(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("cat.png"));
    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(file + " is empty; expected an image");
  }

  @Test
  void aFileThatIsNoImage() {
    byte[] text = "%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> decoder.decode(text, "cat.png"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            "cat.png is not a PNG, JPEG, BMP, GIF or WebP image; it begins with the bytes "
                + "25 50 44 46 2d 31 2e 37");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb16.png",
        "ycc420.jpg",
        "progressive.jpg",
        "palette.gif",
        "rgb.bmp",
        "lossy.webp"
      })
  void aTruncatedImage(String name) throws IOException {
    byte[] whole = TestImages.bytes(name);
    for (int percent : new int[] {20, 50, 90}) {
      byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
      assertThatThrownBy(() -> decoder.decode(cut, name))
          .as("%d %%", percent)
          .isInstanceOf(ImageFormatException.class)
          .hasMessageStartingWith(name + " is truncated: the file ends before the ")
          .hasMessageEndingWith("copy or download it again");
    }
  }

  /** Whatever is accepted is complete. */
  @ParameterizedTest
  @MethodSource("mobilenet.image.TestImages#names")
  void aTruncatedImageIsNeverTakenForAWholeOne(String name) throws IOException {
    byte[] whole = TestImages.bytes(name);
    RgbImage image = decoder.decode(whole, name);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 150) {
      decodeOrRefuse(Arrays.copyOf(whole, length), name)
          .ifPresent(accepted -> assertThat(accepted).isEqualTo(image));
    }
  }

  /** Every failure is an ImageFormatException that names the file. */
  @ParameterizedTest
  @MethodSource("mobilenet.image.TestImages#names")
  void damageIsReportedOrHarmless(String name) throws IOException {
    byte[] whole = TestImages.bytes(name);
    Random random = new Random(20240617);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      if (isSmall(damaged)) {
        decodeOrRefuse(damaged, name);
      }
    }
  }

  /** A flipped bit of the size would cost the test time and memory, and nothing else. */
  private static boolean isSmall(byte[] content) {
    Optional<ImageFormat> format = ImageFormat.of(content);
    if (format.isEmpty()) {
      return true;
    }
    try {
      ImageSize size = ImageSize.of(format.get(), content);
      return size.width() * size.height() < 1_000_000;
    } catch (IOException | IndexOutOfBoundsException e) {
      return true;
    }
  }

  private Optional<RgbImage> decodeOrRefuse(byte[] content, String name) {
    try {
      return Optional.of(decoder.decode(content, name));
    } catch (ImageFormatException e) {
      assertThat(e).hasMessageStartingWith(name + " ");
      return Optional.empty();
    }
  }

  @Test
  void aDecompressionBombIsRefusedByItsHeader() throws IOException {
    byte[] png = withInts(TestImages.bytes("rgb.png"), ByteOrder.BIG_ENDIAN, 16, 40_000, 40_000);
    byte[] bmp =
        withInts(TestImages.bytes("rgb.bmp"), ByteOrder.LITTLE_ENDIAN, 18, 40_000, -40_000);
    byte[] gif = withShorts(TestImages.bytes("palette.gif"), ByteOrder.LITTLE_ENDIAN, 6, 40_000);
    byte[] jpeg = TestImages.bytes("ycc444.jpg");
    jpeg = withShorts(jpeg, ByteOrder.BIG_ENDIAN, frame(jpeg) + 5, 40_000);
    for (byte[] bomb : new byte[][] {png, bmp, gif, jpeg}) {
      assertThatThrownBy(() -> decoder.decode(bomb, "bomb"))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("bomb is too large: its header says 40000×40000 pixels")
          .hasMessageContaining("178956970");
    }
  }

  @Test
  void aGifFrameFarOffItsScreen() throws IOException {
    byte[] gif = TestImages.bytes("offset.gif");
    // The separator and the frame's left and top, as make_images.py puts them.
    String content = new String(gif, StandardCharsets.ISO_8859_1);
    int frame = content.indexOf(",\u0005\u0000\u0007\u0000");
    byte[] far = withShorts(gif, ByteOrder.LITTLE_ENDIAN, frame + 1, 65_000);
    assertThatThrownBy(() -> decoder.decode(far, "far.gif"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("far.gif")
        .hasMessageContaining("outside the canvas");
  }

  @Test
  void theLimitIsThatOfPillow() {
    assertThat(new ImageSize(178_956_970, 1).isTooLarge()).isFalse();
    assertThat(new ImageSize(178_956_971, 1).isTooLarge()).isTrue();
    assertThat(new ImageSize(0xFFFFFFFFL, 0xFFFFFFFFL).isTooLarge()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ycc420.jpg, 4, JPEG", "rgb.png, 5, PNG"})
  void aBmpWithAnotherImageInside(String inside, int compression, String kind) throws IOException {
    byte[] image = TestImages.bytes(inside);
    ByteBuffer bmp = ByteBuffer.allocate(54 + image.length).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(54);
    bmp.putInt(40).putInt(37).putInt(29).putShort((short) 1).putShort((short) 0);
    bmp.putInt(compression).putInt(image.length).position(54).put(image);
    assertThatThrownBy(() -> decoder.decode(bmp.array(), "printer.bmp"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            "printer.bmp is a damaged or unsupported BMP image: it holds a %s image instead of"
                + " pixels; expected compression 0 to 3, given %d",
            kind, compression);
  }

  @Test
  void anImageWithoutPixels() throws IOException {
    byte[] png = withInts(TestImages.bytes("rgb.png"), ByteOrder.BIG_ENDIAN, 16, 0, 0);
    byte[] bmp = withInts(TestImages.bytes("rgb.bmp"), ByteOrder.LITTLE_ENDIAN, 18, 0, 0);
    byte[] gif = withShorts(TestImages.bytes("palette.gif"), ByteOrder.LITTLE_ENDIAN, 6, 0);
    byte[] jpeg = TestImages.bytes("ycc444.jpg");
    jpeg = withShorts(jpeg, ByteOrder.BIG_ENDIAN, frame(jpeg) + 5, 0);
    for (byte[] empty : new byte[][] {png, bmp, gif, jpeg}) {
      assertThatThrownBy(() -> decoder.decode(empty, "empty"))
          .isInstanceOf(ImageFormatException.class)
          .hasMessage("empty has no pixels: its header says 0×0; expected at least 1×1");
    }
  }

  private static byte[] withInts(byte[] file, ByteOrder order, int at, int first, int second) {
    ByteBuffer.wrap(file).order(order).putInt(at, first).putInt(at + 4, second);
    return file;
  }

  private static byte[] withShorts(byte[] file, ByteOrder order, int at, int value) {
    ByteBuffer.wrap(file).order(order).putShort(at, (short) value).putShort(at + 2, (short) value);
    return file;
  }

  /** Where a baseline JPEG's frame header begins. */
  private static int frame(byte[] jpeg) {
    int at = 0;
    while (jpeg[at] != (byte) 0xFF || jpeg[at + 1] != (byte) 0xC0) {
      at++;
    }
    return at;
  }

  @Test
  void aJavaWithoutImageReaders() throws IOException {
    ImageDecoder bare = new ImageDecoder(Orientation.APPLY, format -> Optional.empty());
    byte[] png = TestImages.bytes("rgb.png");
    assertThatThrownBy(() -> bare.decode(png, "cat.png"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            "cat.png is a PNG image, which this Java cannot read; the java.desktop module must be"
                + " present with its image readers");
    assertThat(bare.decode(TestImages.bytes("lossless.webp"), "cat.webp"))
        .isEqualTo(TestImages.expected("lossless.webp"));
  }

  /** Some readers wrap the error, as the JDK's for PNG. */
  @Test
  void memoryThatRunsOutIsNotBlamedOnTheImage() throws IOException {
    OutOfMemoryError memory = new OutOfMemoryError("Java heap space");
    byte[] png = TestImages.bytes("rgb.png");
    for (FailingReader reader :
        List.of(
            new FailingReader(memory),
            new FailingReader(new IllegalStateException(new IOException("read failed", memory))))) {
      ImageDecoder failing = new ImageDecoder(Orientation.APPLY, format -> Optional.of(reader));
      assertThatThrownBy(() -> failing.decode(png, "cat.png"))
          .isInstanceOf(ImageFormatException.class)
          .hasMessage(
              "cat.png needs more memory than the Java heap of %d MiB has left; raise -Xmx or"
                  + " shrink the image",
              Runtime.getRuntime().maxMemory() >> 20)
          .hasRootCause(memory);
      assertThat(reader.disposed).isTrue();
    }
  }

  @Test
  void aFailingReaderIsDisposedAndItsErrorWrapped() throws IOException {
    FailingReader reader = new FailingReader(new IllegalStateException("broken inside"));
    ImageDecoder failing = new ImageDecoder(Orientation.APPLY, format -> Optional.of(reader));
    byte[] png = TestImages.bytes("rgb.png");
    assertThatThrownBy(() -> failing.decode(png, "cat.png"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage("cat.png is a damaged or unsupported PNG image: broken inside")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(reader.disposed).isTrue();
  }

  @Test
  void aJpegOfTwoComponents() throws IOException {
    byte[] jpeg = TestImages.bytes("ycc444.jpg");
    jpeg[frame(jpeg) + 9] = 2;
    assertThatThrownBy(() -> decoder.decode(jpeg, "cat.jpg"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("cat.jpg is a damaged or unsupported JPEG image");
  }
}
