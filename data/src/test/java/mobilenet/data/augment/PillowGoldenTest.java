package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import mobilenet.image.Interpolation;
import mobilenet.image.RgbImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PillowGoldenTest {
  private static final byte[] FILL = {124, 116, 104};
  private static final String CRC = "crc32:";

  private static List<String> rows() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PillowGoldenTest.class.getResourceAsStream("/golden/augment/pillow.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPillow(String row) {
    String[] cells = row.split(",", -1);
    RgbImage image =
        TestImage.pattern(whole(cells, 3), whole(cells, 4), whole(cells, 5), whole(cells, 6));
    RgbImage result = apply(cells[0], Double.parseDouble(cells[1]), cells[2], image);
    assertThat(shown(result, cells[7].startsWith(CRC))).isEqualTo(cells[7]);
  }

  private static int whole(String[] cells, int column) {
    return Integer.parseInt(cells[column]);
  }

  private static String shown(RgbImage image, boolean large) {
    if (!large) {
      return HexFormat.of().formatHex(image.toByteArray());
    }
    CRC32 crc = new CRC32();
    crc.update(image.toByteArray());
    return CRC + HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static RgbImage apply(String operation, double argument, String filter, RgbImage image) {
    int width = image.width();
    int height = image.height();
    return switch (operation) {
      case "autocontrast" -> LevelOperations.autoContrast(image);
      case "equalize" -> LevelOperations.equalize(image);
      case "invert" -> LevelOperations.invert(image);
      case "posterize" -> LevelOperations.posterize(image, (int) argument);
      case "solarize" -> LevelOperations.solarize(image, (int) argument);
      case "solarize_add" -> LevelOperations.solarizeAdd(image, (int) argument);
      case "color" -> Enhancement.COLOUR.apply(image, argument);
      case "contrast" -> Enhancement.CONTRAST.apply(image, argument);
      case "brightness" -> Enhancement.BRIGHTNESS.apply(image, argument);
      case "sharpness" -> Enhancement.SHARPNESS.apply(image, argument);
      case "rotate" -> warp(image, Affine.rotation(argument, width, height), filter);
      case "shear_x" -> warp(image, Affine.shearX(argument), filter);
      case "shear_y" -> warp(image, Affine.shearY(argument), filter);
      case "translate_x" -> warp(image, Affine.translation(argument * width, 0), filter);
      case "translate_y" -> warp(image, Affine.translation(0, argument * height), filter);
      default -> throw new AssertionError("unknown operation " + operation);
    };
  }

  private static RgbImage warp(RgbImage image, Affine affine, String filter) {
    return Warp.apply(image, affine, Interpolation.ofTimm(filter), FILL);
  }
}
