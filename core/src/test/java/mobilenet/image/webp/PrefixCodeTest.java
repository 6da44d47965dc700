package mobilenet.image.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Codes by hand; canonical as in RFC 1951, 3.2.2, which RFC 9649 refers to. */
class PrefixCodeTest {

  /** A reader of a string of 0 and 1. */
  private static BitReader bits(String text) {
    byte[] data = new byte[(text.length() + 7) / 8];
    for (int i = 0; i < text.length(); i++) {
      data[i / 8] |= (byte) ((text.charAt(i) - '0') << (i % 8));
    }
    return new BitReader(data, 0, data.length);
  }

  @Test
  void readsTheExampleOfRfc1951() throws IOException {
    // A to H have the words 010 011 100 101 110 00 1110 1111.
    PrefixCode code = PrefixCode.of(new int[] {3, 3, 3, 3, 3, 2, 4, 4});
    BitReader bits = bits("010" + "011" + "100" + "101" + "110" + "00" + "1110" + "1111");
    for (int symbol = 0; symbol < 8; symbol++) {
      assertThat(code.read(bits)).isEqualTo(symbol);
    }
  }

  @Test
  void readsWordsThatAreTooLongForTheTable() throws IOException {
    // One word of each length to 15, and a second of 15: 0, 10, 110, …
    int[] lengths = new int[16];
    for (int i = 0; i < 16; i++) {
      lengths[i] = Math.min(i + 1, 15);
    }
    PrefixCode code = PrefixCode.of(lengths);
    for (int symbol = 0; symbol < 15; symbol++) {
      assertThat(code.read(bits("1".repeat(symbol) + "0"))).isEqualTo(symbol);
    }
    assertThat(code.read(bits("1".repeat(15)))).isEqualTo(15);
  }

  @Test
  void theOnlySymbolTakesNoBits() throws IOException {
    PrefixCode code = PrefixCode.of(new int[] {0, 0, 0, 1});
    assertThat(code.read(bits(""))).isEqualTo(3);
  }

  @Test
  void theEndOfTheBits() throws IOException {
    PrefixCode code = PrefixCode.of(new int[] {1, 1});
    assertThatThrownBy(() -> code.read(bits("")))
        .isInstanceOf(IOException.class)
        .hasMessage("the bits of the VP8L image end too early");
  }

  @Test
  void anImpossibleCode() {
    assertThatThrownBy(() -> PrefixCode.of(new int[] {1, 1, 1}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many words");
    assertThatThrownBy(() -> PrefixCode.of(new int[] {2, 2, 2}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too few words");
    assertThatThrownBy(() -> PrefixCode.of(new int[5]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too few words");
  }
}
