package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CropModeTest {

  @ParameterizedTest
  @EnumSource
  void readsItsOwnName(CropMode mode) {
    assertThat(CropMode.ofTimm(mode.timmName())).isEqualTo(mode);
  }

  @Test
  void anUnknownNameListsTheLegalOnes() {
    assertThatThrownBy(() -> CropMode.ofTimm("pad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown crop mode \"pad\"; expected one of center, squash, border");
  }
}
