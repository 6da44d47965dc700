package mobilenet.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.bench.report.LatencyRow;
import org.junit.jupiter.api.Test;

class SpeedChartTest {
  private static final Comparisons.Setting SETTING = new Comparisons.Setting("m", 25, 1);

  @Test
  void barsAndNumbersAreThoseOfTheRows() {
    List<LatencyRow> rows = List.of(Measured.row("a", 1, 3, 4), Measured.row("a", 2, 1, 2));
    assertThat(SpeedChart.draw(Comparisons.of(rows, SETTING)).document())
        .contains(">a</text>", ">0.75</text>", ">3.00 / 4.00</text>", " width=\"315\" ")
        .contains(">0.50</text>", ">1.00 / 2.00</text>", " width=\"210\" ")
        .contains("m · JDK 25 · 2026-11-24");
  }

  /** The numbers on the right begin where a bar of 441 pixels has room to end. */
  @Test
  void barsThatWouldReachTheNumbersAreDrawnShorterLikeAllOthers() {
    List<LatencyRow> rows = List.of(Measured.row("a", 1, 7, 4), Measured.row("b", 1, 1, 2));
    assertThat(SpeedChart.draw(Comparisons.of(rows, SETTING)).document())
        .contains(">1.75</text>", ">7.00 / 4.00</text>", " width=\"441\" ")
        .contains(">0.50</text>", " width=\"126\" ");
  }

  @Test
  void threadsThatAreNotShownAreKnown() {
    List<LatencyRow> rows =
        List.of(Measured.row("a", 1, 3, 4), Measured.row("a", 8, 9, 4), Measured.row("b", 4, 9, 4));
    Comparisons comparisons = Comparisons.of(rows, SETTING);
    assertThat(comparisons.unshownThreads()).containsExactly(4, 8);
    assertThat(comparisons.largestRatio()).isEqualTo(0.75);
  }

  @Test
  void whatWasMeasuredAgainReplacesWhatWasThere() {
    List<LatencyRow> rows = List.of(Measured.row("a", 1, 3, 4), Measured.row("a", 1, 1, 8));
    assertThat(SpeedTable.lines(Comparisons.of(rows, SETTING)))
        .last()
        .isEqualTo("| `a` | 224 | 1.00 | 8.00 | 0.13 | – | – | – |");
  }

  @Test
  void rowsOfOtherMachinesJdksAndBatchesAreLeftOut() {
    List<LatencyRow> rows = List.of(Measured.row("a", 1, 3, 4));
    for (Comparisons.Setting other :
        List.of(
            new Comparisons.Setting("n", 25, 1),
            new Comparisons.Setting("m", 17, 1),
            new Comparisons.Setting("m", 25, 8))) {
      assertThatThrownBy(() -> Comparisons.of(rows, other))
          .hasMessageStartingWith("no row was measured on \"" + other.machine() + "\" with JDK ");
    }
  }
}
