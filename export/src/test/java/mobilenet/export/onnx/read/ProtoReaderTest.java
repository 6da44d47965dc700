package mobilenet.export.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of protobuf's page on its wire format. */
class ProtoReaderTest {
  private static List<ProtoReader.Field> fields(String hex) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    List<ProtoReader.Field> fields = new ArrayList<>();
    new ProtoReader(ByteBuffer.wrap(bytes)).forEach(fields::add);
    return fields;
  }

  @Test
  void integers() {
    assertThat(fields("08 96 01").get(0).value()).isEqualTo(150);
    assertThat(fields("08 fe ff ff ff ff ff ff ff ff 01").get(0).value()).isEqualTo(-2);
    assertThat(fields("a0 01 07").get(0).number()).isEqualTo(20);
  }

  @Test
  void textsAndMessages() {
    assertThat(fields("12 07 74 65 73 74 69 6e 67").get(0).text()).isEqualTo("testing");
    List<ProtoReader.Field> nested = fields("1a 03 08 96 01 08 01");
    assertThat(nested).hasSize(2);
    assertThat(nested.get(0).message().iterator().next().value()).isEqualTo(150);
  }

  @Test
  void numbersOfFixedLength() {
    assertThat(fields("15 00 00 80 3f").get(0).float32()).isEqualTo(1f);
    assertThat(fields("09 01 00 00 00 00 00 00 80").get(0).value()).isEqualTo(Long.MIN_VALUE + 1);
  }

  /** 3, 270 and 86942, packed as on that page, and one by one. */
  @Test
  void repeatedIntegers() {
    assertThat(fields("32 06 03 8e 02 9e a7 05").get(0).integers())
        .containsExactly(3L, 270L, 86942L);
    assertThat(fields("30 03").get(0).integers()).containsExactly(3L);
    assertThat(fields("32 00").get(0).integers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "08,a field of 1 bytes",
    "12 05 61,a field of 5 bytes",
    "15 00 00,a field of 4 bytes",
    "0b,field 1 is of the unknown wire type 3",
    "00 01,a field has the number 0",
    "08 ff ff ff ff ff ff ff ff ff ff ff,a number of more than 64 bits",
    "12 ff ff ff ff ff ff ff ff ff 01,a field of -1 bytes",
  })
  void damage(String hex, String message) {
    assertThatThrownBy(() -> fields(hex))
        .isInstanceOf(BrokenOnnxException.class)
        .hasMessageStartingWith(message);
  }
}
