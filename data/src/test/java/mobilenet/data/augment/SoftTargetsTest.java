package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftTargetsTest {
  @Test
  void smoothsAsTheReference() {
    // K = 3, ε = 0.1: 0.9333 and 0.0333.
    assertThat(new SoftTargets(3, 0.1).of(new int[] {0, 2}))
        .containsExactly(
            new float[] {0.933333f, 0.033333f, 0.033333f, 0.033333f, 0.033333f, 0.933333f},
            within(1e-5f));
    assertThat(new SoftTargets(3, 0).of(new int[] {1})).containsExactly(0, 1, 0);
    assertThat(new SoftTargets(4, 1).of(new int[] {1})).containsOnly(0.25f);
    assertThat(new SoftTargets(1, 0.1).of(new int[] {0})).containsExactly(1);
    assertThat(new SoftTargets(3, 0.1).of(new int[0])).isEmpty();
  }

  @Test
  void mixesWithTheReversedLabels() {
    // Smoothing first: 0.025 + 0.9·0.3 and 0.025 + 0.9·0.7; the middle one is its own partner.
    assertThat(new SoftTargets(4, 0.1).ofMixed(new int[] {0, 3, 1}, 0.3))
        .containsExactly(
            new float[] {
              0.295f, 0.655f, 0.025f, 0.025f, //
              0.025f, 0.025f, 0.025f, 0.925f, //
              0.655f, 0.295f, 0.025f, 0.025f
            },
            within(1e-6f));
    assertThat(new SoftTargets(2, 0).ofMixed(new int[] {1, 1}, 0.3)).containsExactly(0, 1, 0, 1);
  }

  @Test
  void refusesWhatIsNoClass() {
    SoftTargets targets = new SoftTargets(3, 0.1);
    assertThatThrownBy(() -> targets.of(new int[] {0, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label of image 1 must be 0 to 2 for 3 classes, given 3");
    assertThatThrownBy(() -> targets.of(new int[] {-1}))
        .hasMessage("label of image 0 must be 0 to 2 for 3 classes, given -1");
    assertThatThrownBy(() -> new SoftTargets(0, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes must be at least 1, given 0");
    assertThatThrownBy(() -> new SoftTargets(3, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label smoothing must be 0 to 1, given 1.5");
    assertThatThrownBy(() -> new SoftTargets(3, Double.NaN)).hasMessageEndingWith("given NaN");
  }
}
