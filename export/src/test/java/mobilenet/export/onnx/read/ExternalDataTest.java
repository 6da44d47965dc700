package mobilenet.export.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import mobilenet.architecture.Catalogue;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;

class ExternalDataTest {
  /** By hand: a model whose graph has an initialiser with two entries. */
  private static final String INITIALISER =
      "2a 20 6a 11 0a 08 6c 6f 63 61 74 69 6f 6e 12 05 77 2e 62 69 6e"
          + " 6a 0b 0a 06 6f 66 66 73 65 74 12 01 30";

  /** A node with a constant. */
  private static final String NODE =
      "0a 19 2a 17 2a 15 6a 13 0a 08 6c 6f 63 61 74 69 6f 6e 12 07 61 2f 62 2e 62 69 6e";

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @Test
  void locationsAreOfWeightsAndConstants() {
    assertThat(ExternalData.locations(bytes("3a 3d " + INITIALISER + " " + NODE)))
        .containsExactly("a/b.bin", "w.bin");
  }

  @Test
  void aFileOfOursHoldsAllWeights() {
    byte[] file =
        OnnxExport.export(
            StableWeights.bind(Catalogue.get("mobilenetv4_conv_small_035")),
            OnnxOptions.of(32, 32));
    assertThat(ExternalData.locations(ByteBuffer.wrap(file))).isEmpty();
  }

  @Test
  void brokenFilesAreRefused() {
    assertThatThrownBy(() -> ExternalData.locations(bytes("3a 3d 0a")))
        .isInstanceOf(BrokenOnnxException.class);
  }
}
