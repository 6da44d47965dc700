package mobilenet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelMappingTest {
  private static final List<String> LABELS = List.of("cat", "dog", "emu");

  @Test
  void byNameWhateverTheOrder() {
    assertThat(LabelMapping.of(List.of("emu", "cat", "dog"), LABELS)).containsExactly(2, 0, 1);
    assertThat(LabelMapping.of(List.of("emu", "dog"), LABELS)).containsExactly(2, 1);
  }

  @Test
  void inOrderWhereNamesDiffer() {
    assertThat(LabelMapping.of(List.of("0", "1", "2"), LABELS)).containsExactly(0, 1, 2);
  }

  @Test
  void neither() {
    assertThatThrownBy(() -> LabelMapping.of(List.of("emu", "fox"), LABELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the data set has 2 classes and the network 3, and the network has no label \"fox\";"
                + " name the data set's class folders as the network's labels, such as \"cat\"");
  }
}
