package mobilenet.train.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final Comparison COMPARISON =
      new Comparison(
          List.of(
              new ComparedRun("b", 20, 200, 2.5, 0, 0.5),
              new ComparedRun("a", 10, 100, 1.25, 0, 0.9),
              new ComparedRun("b", 20, 200, 2.5, 1, 0.6),
              new ComparedRun("b", 20, 200, 2.5, 2, 0.7)));

  @TempDir Path dir;

  @Test
  void seedsOfANetworkAreOneSummary() {
    List<Comparison.Summary> summaries = COMPARISON.summaries();
    assertThat(summaries).extracting(Comparison.Summary::network).containsExactly("b", "a");
    Comparison.Summary b = summaries.get(0);
    assertThat(b.seeds()).isEqualTo(3);
    assertThat(b.meanTop1()).isCloseTo(0.6, within(1e-12));
    assertThat(b.deviation()).isCloseTo(0.1, within(1e-12));
    assertThat(summaries.get(1).deviation()).isZero();
  }

  @Test
  void filesHaveARowARun() throws IOException {
    Path file = dir.resolve("comparison.csv");
    COMPARISON.write(file);
    assertThat(file)
        .content()
        .startsWith("network,params,macs,latency_ms,seed,top1\nb,20,200,2.500,0,0.5000\n")
        .hasLineCount(5);
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThatThrownBy(() -> new ComparedRun("a", 1, 1, 1, 0, 1.5)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new ComparedRun("a", 1, 1, Double.NaN, 0, 1))
        .hasMessageContaining("latency must be above 0, given NaN");
    assertThatThrownBy(() -> new ComparedRun("a", 1, 0, 1, 0, 1)).hasMessageContaining("1 and 0");
  }
}
