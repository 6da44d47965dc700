package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of protobuf's page on its wire format, and what it says of the other types. */
class ProtoWriterTest {
  private static String hex(ProtoWriter message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      message.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(message.length()).isEqualTo(out.size());
    return HexFormat.ofDelimiter(" ").formatHex(out.toByteArray());
  }

  @Test
  void integers() {
    assertThat(hex(new ProtoWriter().integer(1, 150))).isEqualTo("08 96 01");
    assertThat(hex(new ProtoWriter().integer(1, 0))).isEqualTo("08 00");
    assertThat(hex(new ProtoWriter().integer(1, -2))).isEqualTo("08 fe ff ff ff ff ff ff ff ff 01");
  }

  @Test
  void fieldNumbersBeyondFifteenTakeTwoBytes() {
    assertThat(hex(new ProtoWriter().integer(20, 7))).isEqualTo("a0 01 07");
  }

  @Test
  void strings() {
    assertThat(hex(new ProtoWriter().string(2, "testing"))).isEqualTo("12 07 74 65 73 74 69 6e 67");
  }

  @Test
  void nestedMessages() {
    ProtoWriter inner = new ProtoWriter().integer(1, 150);
    assertThat(hex(new ProtoWriter().message(3, inner).integer(1, 1)))
        .isEqualTo("1a 03 08 96 01 08 01");
    assertThat(hex(new ProtoWriter().message(3, new ProtoWriter()))).isEqualTo("1a 00");
  }

  @Test
  void numbersAreLittleEndian() {
    assertThat(hex(new ProtoWriter().float32(2, 1f))).isEqualTo("15 00 00 80 3f");
    assertThat(hex(new ProtoWriter().floats(9, 2, () -> new float[] {1f, -2f})))
        .isEqualTo("4a 08 00 00 80 3f 00 00 00 c0");
    assertThat(hex(new ProtoWriter().longs(9, new long[] {-1})))
        .isEqualTo("4a 08 ff ff ff ff ff ff ff ff");
  }
}
