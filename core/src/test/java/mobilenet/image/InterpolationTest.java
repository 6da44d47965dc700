package mobilenet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {

  @ParameterizedTest
  @EnumSource
  void readsItsOwnName(Interpolation interpolation) {
    assertThat(Interpolation.ofTimm(interpolation.timmName())).isEqualTo(interpolation);
  }

  @Test
  void anUnknownNameListsTheLegalOnes() {
    assertThatThrownBy(() -> Interpolation.ofTimm("lanczos"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown interpolation \"lanczos\"; expected one of bilinear, bicubic,"
                + " bilinear_align_corners");
  }

  @Test
  void randomIsForTraining() {
    assertThatThrownBy(() -> Interpolation.ofTimm("random"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training")
        .hasMessageContaining("bilinear, bicubic");
  }
}
