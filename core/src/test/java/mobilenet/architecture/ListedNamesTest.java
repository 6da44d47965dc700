package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListedNamesTest {
  @Test
  void saysHowManyAreLeft() {
    assertThat(ListedNames.first(List.of(), 2)).isEmpty();
    assertThat(ListedNames.first(List.of("a", "b"), 2)).isEqualTo("a, b");
    assertThat(ListedNames.first(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    assertThat(ListedNames.rest(5, 2)).isEqualTo(" and 3 more");
  }
}
