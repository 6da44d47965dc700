package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mobilenet.search.statistics.InterpolatedFront.Point;
import org.junit.jupiter.api.Test;

class InterpolatedFrontTest {
  private static final InterpolatedFront FRONT =
      InterpolatedFront.through(
          List.of(new Point(10, .5), new Point(1000, .7), new Point(2000, .75)));

  /** By hand: 100 is halfway from 10 to 1000 in the logarithm, where the front is at .6. */
  @Test
  void betweenPoints() {
    assertThat(FRONT.residual(100, .65).getAsDouble()).isCloseTo(.05, within(1e-12));
    assertThat(FRONT.residual(1000, .65).getAsDouble()).isCloseTo(-.05, within(1e-12));
    assertThat(FRONT.residual(10, .5).getAsDouble()).isCloseTo(0, within(1e-12));
  }

  @Test
  void beyondTheDearestItIsFlat() {
    assertThat(FRONT.residual(1e6, .8).getAsDouble()).isCloseTo(.05, within(1e-12));
  }

  @Test
  void belowTheCheapestThereIsNone() {
    assertThat(FRONT.residual(9, .9)).isEmpty();
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> InterpolatedFront.through(List.of(new Point(1, .5))))
        .hasMessageContaining("expected two points or more");
    assertThatThrownBy(() -> InterpolatedFront.through(List.of(new Point(1, .5), new Point(2, .4))))
        .hasMessageContaining("must rise in cost and accuracy");
  }
}
