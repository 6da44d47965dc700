package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExifOrientationTest {
  private static final int SHORT = 3;

  /** A PNG's signature and an eXIf chunk around a TIFF structure of one entry. */
  private static byte[] png(ByteOrder order, int directory, int entries, int type, int code) {
    ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
    tiff.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I')).put(tiff.get(0));
    tiff.putShort((short) 42).putInt(directory).putShort((short) entries);
    tiff.putShort((short) 0x0112).putShort((short) type).putInt(1).putShort((short) code);
    ByteBuffer file = ByteBuffer.allocate(8 + 12 + tiff.capacity());
    file.position(8).putInt(tiff.capacity());
    file.put("eXIf".getBytes(StandardCharsets.ISO_8859_1)).put(tiff.array());
    return file.array();
  }

  /** A row of orientations.tsv, which make_orientations.py made with Pillow. */
  record Case(String name, String hex, int code) {
    byte[] file() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> pillowsCases() throws IOException {
    return Files.readAllLines(TestImages.image("orientations.tsv")).stream()
        .skip(1)
        .map(row -> row.split("\t", 3))
        .map(c -> new Case(c[0], c[1], Integer.parseInt(c[2])))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pillowsCases")
  void turnsWhatPillowTurns(Case given) {
    byte[] file = given.file();
    ImageFormat format = ImageFormat.of(file).orElseThrow();
    assertThat(ExifOrientation.of(format, file)).isEqualTo(given.code());
    for (int length = 0; length < file.length; length++) {
      byte[] prefix = Arrays.copyOf(file, length);
      assertThat(ExifOrientation.of(format, prefix)).as("%d bytes", length).isBetween(1, 8);
    }
  }

  /** Pillow refuses images with these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nexif\n 3\nzz",
        "\nexif\n 26\n49492",
        "",
        "\n\n\n",
        "\nexif\n 8\n49492b0008000000"
      })
  void aBrokenTextIsUpright(String hex) {
    byte[] name = "Raw profile type exif\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] text = hex.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer file = ByteBuffer.allocate(8 + 12 + name.length + text.length);
    file.position(8).putInt(name.length + text.length);
    file.put("tEXt".getBytes(StandardCharsets.ISO_8859_1)).put(name).put(text);
    assertThat(ExifOrientation.of(ImageFormat.PNG, file.array())).isEqualTo(1);
  }

  /** A compressed text of 50 MiB, whose end would turn the image. */
  @Test
  void aBombOfATextIsNotInflated() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("XML:com.adobe.xmp\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream out = new DeflaterOutputStream(body)) {
      for (int i = 0; i < 50; i++) {
        out.write(new byte[1 << 20]);
      }
      out.write("tiff:Orientation=\"6\"".getBytes(StandardCharsets.ISO_8859_1));
    }
    ByteBuffer file = ByteBuffer.allocate(8 + 12 + body.size());
    file.position(8).putInt(body.size());
    file.put("zTXt".getBytes(StandardCharsets.ISO_8859_1)).put(body.toByteArray());
    assertThat(ExifOrientation.of(ImageFormat.PNG, file.array())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsBothByteOrders(int code) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] file = png(order, 8, 1, SHORT, code);
      assertThat(ExifOrientation.of(ImageFormat.PNG, file)).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, 1, 3, 6",
    "-1, 1, 3, 6",
    "25, 1, 3, 6",
    "8, 65535, 3, 0",
    "8, 0, 3, 6",
    "8, 1, 2, 6",
    "8, 1, 3, 9",
    "8, 1, 3, 65535"
  })
  void aHostileStructureIsUpright(int directory, int entries, int type, int code) {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] file = png(order, directory, entries, type, code);
      assertThat(ExifOrientation.of(ImageFormat.PNG, file)).isEqualTo(1);
    }
  }

  @Test
  void everyPrefixIsSafe() {
    byte[] file = png(ByteOrder.LITTLE_ENDIAN, 8, 2, SHORT, 6);
    for (int length = 0; length < file.length; length++) {
      byte[] prefix = Arrays.copyOf(file, length);
      assertThat(ExifOrientation.of(ImageFormat.PNG, prefix)).isIn(1, 6);
    }
  }

  @Test
  void turnsUpright() {
    // a b c
    // d e f
    RgbImage stored = RgbImage.ofGrey(3, 2, bytes("abcdef"));
    String[] upright = {
      "abcdef", "cbafed", "fedcba", "defabc", "adbecf", "daebfc", "fcebda", "cfbead"
    };
    for (int code = 1; code <= 8; code++) {
      RgbImage expected =
          RgbImage.ofGrey(code < 5 ? 3 : 2, code < 5 ? 2 : 3, bytes(upright[code - 1]));
      assertThat(ExifOrientation.upright(stored, code)).as("code %d", code).isEqualTo(expected);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
