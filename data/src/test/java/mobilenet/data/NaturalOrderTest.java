package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  /** The right side is what Python's sorted(…, key=timm.utils.misc.natural_key) gives. */
  @Test
  void isTimms() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "10",
                "9",
                "b10",
                "B2",
                "a",
                "img12b",
                "img2",
                "_x",
                "Zebra",
                "apple",
                "1a",
                "a1",
                "ant",
                "x1y10",
                "x1y9",
                "99999999999999999999",
                "100000000000000000000"));
    Collections.reverse(names);
    names.sort(NaturalOrder.OF_NAMES);
    assertThat(names)
        .containsExactly(
            "1a",
            "9",
            "10",
            "99999999999999999999",
            "100000000000000000000",
            "_x",
            "a",
            "a1",
            "ant",
            "apple",
            "B2",
            "b10",
            "img2",
            "img12b",
            "x1y9",
            "x1y10",
            "Zebra");
  }

  @Test
  void namesThatTieHaveAnOrder() {
    assertThat(NaturalOrder.ties("Cat", "cat")).isTrue();
    assertThat(NaturalOrder.ties("01", "1")).isTrue();
    assertThat(NaturalOrder.ties("a1", "a10")).isFalse();
    List<String> names = new ArrayList<>(List.of("cat", "Cat", "1", "01"));
    names.sort(NaturalOrder.OF_NAMES);
    assertThat(names).containsExactly("01", "1", "Cat", "cat");
  }
}
