package mobilenet.runtime.vector.depthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.vector.machine.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowUnitsTest {

  private static RowUnits of(int vectors, int height, int rowsOfUnit) {
    return RowUnits.of(
        FeatureMap.of(new Shape(vectors * Lanes.COUNT, height, 3), vectors * Lanes.COUNT + 16),
        rowsOfUnit);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "15, 1, 1",
    "16, 1, 2",
    "17, 7, 2",
    "100, 1, 12",
    "1000, 1, 32",
    "120, 7, 5",
    "120, 14, 3",
    "120, 31, 2",
    "120, 32, 1",
    "120, 112, 1",
  })
  void cutsLowMapsOfManyChannels(int vectors, int height, int chunks) {
    for (int rows : List.of(1, 2)) {
      assertThat(of(vectors, height, rows)).isEqualTo(new RowUnits(height, rows, vectors, chunks));
    }
  }

  @Test
  void coversEveryRowAndChannelOnce() {
    for (int vectors = 1; vectors <= 150; vectors++) {
      for (int height : List.of(1, 2, 7, 14, 31, 32, 40)) {
        check(of(vectors, height, 1), vectors, height);
        check(of(vectors, height, 2), vectors, height);
      }
    }
  }

  private static void check(RowUnits units, int vectors, int height) {
    int[] nextChannel = new int[height];
    List<Integer> rows = new ArrayList<>();
    for (int unit = 0; unit < units.units(); unit++) {
      assertThat(units.channels(unit) % Lanes.COUNT).isZero();
      if (units.chunks() > 1) {
        assertThat(units.channels(unit)).isGreaterThanOrEqualTo(8 * Lanes.COUNT);
      }
      for (int row = units.row(unit); row < units.endRow(unit); row++) {
        rows.add(row);
        assertThat(units.channel(unit)).as("%s, unit %s", units, unit).isEqualTo(nextChannel[row]);
        nextChannel[row] += units.channels(unit);
      }
    }
    assertThat(nextChannel).containsOnly(vectors * Lanes.COUNT);
    assertThat(rows.subList(0, height)).doesNotHaveDuplicates();
  }

  @Test
  void padsChannelsToWholeVectors() {
    FeatureMap map = FeatureMap.of(new Shape(Lanes.COUNT + 1, 40, 3), 2 * Lanes.COUNT);
    assertThat(RowUnits.of(map, 1).channels(0)).isEqualTo(2 * Lanes.COUNT);
  }
}
