package mobilenet.search.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.search.distillation.TaughtComparison.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaughtComparisonTest {
  private static final List<Outcome> ROWS =
      List.of(
          new Outcome(Setting.DISTILLED, 1, 1, .91, .9, 30, 0),
          new Outcome(Setting.PLAIN, 1, 2, .905, .9, 30, 0),
          new Outcome(Setting.PLAIN, 1, 1, .9, .9, 30, 0),
          new Outcome(Setting.DISTILLED, 1, 2, .935, .9, 30, 0),
          new Outcome(Setting.SHUFFLED, 1, 2, .89, .9, 30, 0),
          new Outcome(Setting.PLAIN, .1, 1, .87, .9, 30, 0));

  @Test
  void differencesAreOfPairs() {
    List<TaughtComparison> both = TaughtComparison.of(ROWS);
    assertThat(both).extracting(TaughtComparison::labels).containsExactly(.1, 1.0);
    assertThat(both.get(0).differences()).isEmpty();
    TaughtComparison all = both.get(1);
    assertThat(all.settings())
        .extracting(TaughtComparison.Students::setting)
        .containsExactly(Setting.PLAIN, Setting.DISTILLED, Setting.SHUFFLED);
    // Of the shuffled, one seed alone: no interval.
    assertThat(all.differences()).hasSize(1);
    Difference gain = all.differences().get(0);
    assertThat(gain.better()).isEqualTo(Setting.DISTILLED);
    assertThat(gain.than()).isEqualTo(Setting.PLAIN);
    assertThat(gain.pairs()).isEqualTo(2);
    assertThat(gain.ahead()).isEqualTo(2);
    // 0.01 and 0.03; Student's quantile of one degree of freedom is 12.7062.
    assertThat(gain.mean().estimate()).isCloseTo(.02, within(1e-12));
    assertThat(gain.mean().low()).isCloseTo(.02 - 12.7062 * .01, within(1e-6));
  }

  /** A test image that cannot be read is missing with each seed, and is one image. */
  @Test
  void testImagesThatWereLeftOutAreThoseOfOneStudent() {
    TaughtComparison comparison =
        TaughtComparison.of(
                List.of(
                    new Outcome(Setting.PLAIN, 1, 1, .9, .9, 30, 1),
                    new Outcome(Setting.PLAIN, 1, 2, .9, .9, 30, 2),
                    new Outcome(Setting.POOL, 1, 1, .9, .9, 30, 0)))
            .get(0);
    assertThat(comparison.settings())
        .extracting(TaughtComparison.Students::leftOut)
        .containsExactly(2, 0);
    assertThat(comparison.isComplete()).isFalse();
  }

  @Test
  void rowsAreWrittenAndRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("outcomes.csv");
    assertThat(Outcomes.read(file)).isEmpty();
    Outcomes.write(file, ROWS);
    // In an order that does not depend on which run has finished first.
    assertThat(Outcomes.read(file))
        .containsExactly(
            ROWS.get(5), ROWS.get(2), ROWS.get(1), ROWS.get(0), ROWS.get(3), ROWS.get(4));
    assertThat(Outcomes.results(ROWS))
        .isEqualTo(
            """
            setting,labels,seed,top1
            plain,0.1,1,0.8700
            plain,1.0,1,0.9000
            plain,1.0,2,0.9050
            distilled,1.0,1,0.9100
            distilled,1.0,2,0.9350
            shuffled,1.0,2,0.8900
            """);
    Files.writeString(file, Files.readString(file) + "plain,1.0\n");
    assertThatThrownBy(() -> Outcomes.read(file))
        .hasMessage(file + ":8: is no row of finished runs: plain,1.0");
    Files.writeString(file, "something else\n");
    assertThatThrownBy(() -> Outcomes.read(file))
        .hasMessageStartingWith(file + ": expected the first line setting,labels,seed,top1,");
  }
}
