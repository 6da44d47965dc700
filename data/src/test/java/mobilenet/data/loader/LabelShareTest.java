package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelShareTest {
  private static final Images IMAGES = Images.of(1000, 10);

  @Test
  void aTenthOfEveryClassIsLabelled() {
    HoldOut parts = HoldOut.of(IMAGES, Selection.all(1000), 0.1, HoldOut.TRAINING_SEED);
    LabelShare share = LabelShare.of(IMAGES, parts.training(), 0.1, LabelShare.SEED);
    for (int label = 0; label < 10; label++) {
      int wanted = label;
      assertThat(share.labelled().stream().filter(i -> i % 10 == wanted)).hasSize(9);
    }
    assertThat(IntStream.concat(share.labelled().stream(), share.rest().stream()).sorted())
        .containsExactlyElementsOf(parts.training().stream().boxed().toList());
    assertThat(LabelShare.of(IMAGES, parts.training(), 0.1, 0)).isEqualTo(share);
    assertThat(LabelShare.of(IMAGES, parts.training(), 0.1, 1)).isNotEqualTo(share);
  }

  @Test
  void everyClassHasAtLeastOneLabel() {
    LabelShare share = LabelShare.of(IMAGES, Selection.all(1000), 1e-6, 0);
    assertThat(share.labelled().stream().map(i -> i % 10).distinct()).hasSize(10);
    assertThat(LabelShare.of(IMAGES, Selection.all(1000), 1, 0).rest().size()).isZero();
  }

  @Test
  void otherSharesAreRefused() {
    assertThatThrownBy(() -> LabelShare.of(IMAGES, Selection.all(10), 0, 0))
        .hasMessage("the share of images with labels must be above 0 up to 1, given 0.0");
  }
}
