package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoaderOptionsTest {
  private static final LoaderOptions OPTIONS = LoaderOptions.training(8, 1, 2);

  @Test
  void changesOneThing() {
    LoaderOptions changed =
        OPTIONS.withLastBatch(LastBatch.KEEP).withMaxFailedFraction(0.5).withCacheBytes(9);
    assertThat(changed)
        .isEqualTo(new LoaderOptions(8, LastBatch.KEEP, SampleOrder.SHUFFLED, 1, 2, 0.5, 9));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> LoaderOptions.evaluation(0, 1))
        .hasMessageContaining("batch size must be at least 1, given 0");
    assertThatThrownBy(() -> LoaderOptions.evaluation(1, 0))
        .hasMessageContaining("threads must be at least 1, given 0");
    assertThatThrownBy(() -> OPTIONS.withMaxFailedFraction(Double.NaN))
        .hasMessageContaining("0 to 1, given NaN");
    assertThatThrownBy(() -> OPTIONS.withCacheBytes(-1))
        .hasMessageContaining("0 or more, given -1");
  }
}
