package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The examples of FIPS 180-2, appendix B. */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isThatOfTheStandard() {
    assertThat(Sha256.of("abc")).isEqualTo(ABC);
    assertThat(Sha256.of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
        .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  }

  @Test
  void isOfAllBytesAsIfTheyWereOneArray() {
    Sha256 sum = new Sha256();
    for (String part : new String[] {"a", "", "bc"}) {
      sum.add(part.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(sum.digits(10)).isEqualTo(ABC.substring(0, 10));
  }
}
