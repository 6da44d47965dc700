package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.evaluation.Evaluation;
import org.junit.jupiter.api.Test;

class LeftOutImagesTest {
  @Test
  void nothingIsSaidOfImagesThatWereAllRead() {
    assertThat(LeftOutImages.sentence("a run", List.of())).isEmpty();
  }

  @Test
  void oneIsNamed() {
    assertThat(LeftOutImages.sentence("a run", List.of("a.png is empty; expected an image")))
        .contains(
            "a run: 1 image could not be read and was left out: a.png is empty; expected an image;"
                + " repair or remove what cannot be read");
  }

  @Test
  void ofManyTheFirstAreNamed() {
    assertThat(LeftOutImages.sentence("a run", List.of("a", "b", "c", "d", "e")))
        .contains(
            "a run: 5 images could not be read and were left out: a; b; c and 2 more; repair or"
                + " remove what cannot be read");
  }

  @Test
  void anEvaluationsImagesAreNamedWhateverTheReasonSays() {
    Evaluation evaluation =
        new Evaluation(
            8,
            0.5,
            1,
            100,
            List.of(
                new Evaluation.Failure("a.png", "a.png is empty"),
                new Evaluation.Failure("b.png", "Stale file handle")));
    assertThat(LeftOutImages.sentence("a run", evaluation).orElseThrow())
        .contains(": a.png is empty; b.png: Stale file handle; ");
  }
}
