package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d");

  /** exp(0), exp(1), exp(2) and exp(1) over their sum, 13.8256. */
  @Test
  void probabilitiesAreSoftmaxAndTiesKeepTheirOrder() {
    List<Prediction> top = Ranking.of(new float[] {0, 1, 2, 1}, LABELS, 3);
    assertThat(top.stream().map(Prediction::label)).containsExactly("c", "b", "d");
    assertThat(top.get(0).probability()).isCloseTo(0.534447f, within(1e-6f));
    assertThat(top.get(1).probability()).isCloseTo(0.196612f, within(1e-6f));
    assertThat(Ranking.of(new float[] {0, 1, 2, 1}, LABELS, 9)).hasSize(4);
  }

  @Test
  void largeLogitsDoNotOverflowAndSmallOnesKeepTheirOrder() {
    List<Prediction> all = Ranking.of(new float[] {3e38f, -1e3f, -3e38f, -2e3f}, LABELS, 4);
    assertThat(all.stream().map(Prediction::label)).containsExactly("a", "b", "d", "c");
    assertThat(all.stream().map(Prediction::probability)).containsExactly(1f, 0f, 0f, 0f);
  }

  @Test
  void aSingleOutputIsNoRanking() {
    assertThatThrownBy(() -> Ranking.requireSeveral("x", 1))
        .isInstanceOf(MissingOutputException.class)
        .hasMessage(
            "x has a single output, and a ranking needs two or more: its class would have 100 %"
                + " for every image; call logits instead");
    Ranking.requireSeveral("x", 2);
  }

  @Test
  void aPredictionIsAProbabilityOfAClass() {
    for (float bad : new float[] {Float.NaN, -0.1f, 1.1f}) {
      assertThatThrownBy(() -> new Prediction("a", 0, bad))
          .hasMessage("a probability is 0 to 1, given " + bad + " for class 0");
    }
    assertThatThrownBy(() -> new Prediction("a", -1, 0.5f))
        .hasMessage("a class has an index of 0 or more, given -1");
  }
}
