package mobilenet.runtime.vector.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.machine.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileSetTest {

  static Stream<TileSet> sets() {
    return TileSets.all();
  }

  @ParameterizedTest
  @CsvSource({
    "256, false, true, '8x1 5x2 4x3'",
    "256, false, false, '8x1 5x2 3x3'",
    "256, true, true, '8x1 6x2 3x3'",
    "256, true, false, '8x1 4x2 3x3'",
    "128, false, true, '8x1 5x2 4x3'",
    "128, true, true, '8x1 6x2 3x3'",
    "512, false, true, '8x1 10x2 7x3 5x4'",
    "512, false, false, '8x1 10x2 7x3 5x4'",
    "512, true, true, '8x1 10x2 7x3 5x4'",
    "512, true, false, '8x1 10x2 7x3 5x4'",
  })
  void choosesByRegistersAndCompiler(
      int bits, boolean laterVersion, boolean stripMining, String tiles) {
    assertThat(TileSet.choose(new Target(bits, laterVersion, stripMining)).columns())
        .extracting(c -> c.tall().pixels() + "x" + c.tall().vectors())
        .containsExactly(tiles.split(" ", -1));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void columnsAreSortedByWidth(TileSet set) {
    for (int i = 0; i < set.columns().size(); i++) {
      TileColumn column = set.columns().get(i);
      assertThat(column.tall().vectors()).isEqualTo(i + 1);
      assertThat(column.width()).isEqualTo((i + 1) * Lanes.COUNT);
    }
  }

  /** And no tile needs more depth than a panel has. */
  @ParameterizedTest
  @MethodSource("sets")
  void shorterTilesTakeTheSamePanels(TileSet set) {
    assertThat(set.columns())
        .allSatisfy(
            c -> {
              assertThat(c.shorter().vectors()).isEqualTo(c.tall().vectors());
              assertThat(PanelLayout.DEPTH_STEP % c.tall().depthStep()).isZero();
              assertThat(PanelLayout.DEPTH_STEP % c.shorter().depthStep()).isZero();
              if (!c.shorter().equals(c.tall())) {
                assertThat(c.shorter().pixels()).isEqualTo(c.tall().pixels() - 1);
              }
            });
  }

  /** 7×7 to 16×16 pixels, which overlapping tiles would make two to nine percent more. */
  @ParameterizedTest
  @ValueSource(ints = {49, 64, 144, 196, 256})
  void tilesFor32RegistersComputeNoPixelTwice(int pixels) {
    for (TileColumn column : TileSet.choose(new Target(512, true, true)).columns()) {
      if (column.vectors() > 1) {
        int rest = pixels - column.shorterTiles(pixels) * column.shorter().pixels();
        assertThat(rest % column.tall().pixels()).as(column.shape()).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void panelsCoverExactly(TileSet set) {
    for (int vectors = 1; vectors <= 200; vectors++) {
      List<TileColumn> panels = set.panels(vectors);
      assertThat(panels.stream().mapToInt(p -> p.tall().vectors()).sum()).isEqualTo(vectors);
      assertThat(set.columns()).containsAll(panels);
    }
  }

  /** No other way to cut takes less time; found by trying all. */
  @ParameterizedTest
  @MethodSource("sets")
  void panelsTakeTheLeastTime(TileSet set) {
    for (int vectors = 1; vectors <= 13; vectors++) {
      assertThat(time(set.panels(vectors))).isLessThan(leastTime(set, vectors) * (1 + 1e-12));
    }
  }

  private static double time(List<TileColumn> panels) {
    return panels.stream().mapToDouble(p -> p.tall().vectors() / p.speed()).sum();
  }

  private static double leastTime(TileSet set, int vectors) {
    if (vectors == 0) {
      return 0;
    }
    return set.columns().stream()
        .filter(c -> c.tall().vectors() <= vectors)
        .mapToDouble(
            c -> c.tall().vectors() / c.speed() + leastTime(set, vectors - c.tall().vectors()))
        .min()
        .orElseThrow();
  }

  @Test
  void layoutHasAPlaceForEveryBiasAndWeight() {
    for (int outputs = 1; outputs <= 130; outputs++) {
      for (int inputs = 1; inputs <= 9; inputs++) {
        check(new PanelLayout(TileSet.EXPECTED, outputs, inputs), outputs, inputs);
      }
    }
  }

  private static void check(PanelLayout layout, int outputs, int inputs) {
    assertThat(layout.depth()).isBetween(inputs, inputs + 1);
    int next = 0;
    int channel = 0;
    for (int p = 0; p < layout.panels(); p++) {
      int width = layout.column(p).width();
      assertThat(layout.bias(p)).isEqualTo(next);
      assertThat(layout.channel(p)).isEqualTo(channel);
      assertThat(layout.depth() % layout.column(p).tall().depthStep()).isZero();
      assertThat(layout.used(p)).isEqualTo(Math.min(width, outputs - channel)).isPositive();
      next += width;
      for (int k = 0; k < layout.depth(); k++, next += width) {
        assertThat(layout.row(p, k)).isEqualTo(next);
      }
      channel += width;
    }
    assertThat(layout.length()).isEqualTo(next);
    assertThat(channel).isEqualTo(Lanes.align(outputs));
  }
}
