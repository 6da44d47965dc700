package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {

  @ParameterizedTest
  @EnumSource
  void readsItsOwnName(Split split) {
    assertThat(Split.ofCliName(split.cliName())).isEqualTo(split);
  }

  @Test
  void anUnknownNameListsTheLegalOnes() {
    assertThatThrownBy(() -> Split.ofCliName("dev"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown split \"dev\"; expected one of train, test");
  }
}
