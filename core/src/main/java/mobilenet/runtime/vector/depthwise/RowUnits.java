package mobilenet.runtime.vector.depthwise;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;

import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.vector.machine.Lanes;

/**
 * Cuts a feature map into units of one or two rows of some neighbouring channels, those of the same
 * channels first.
 *
 * @param height rows of the map
 * @param rowsOfUnit rows of a unit, but for the last one
 * @param vectors of channels
 * @param chunks that the channels are cut into
 */
record RowUnits(int height, int rowsOfUnit, int vectors, int chunks) {
  /** Units below which a second thread would often wait for the first. */
  private static final int MIN_UNITS = 32;

  /** Vectors of channels below which a unit is not worth its call. */
  private static final int MIN_VECTORS = 8;

  static RowUnits of(FeatureMap map, int rowsOfUnit) {
    int vectors = Lanes.align(map.channels()) / COUNT;
    int wanted = (MIN_UNITS + map.height() - 1) / map.height();
    return new RowUnits(
        map.height(), rowsOfUnit, vectors, Math.max(1, Math.min(wanted, vectors / MIN_VECTORS)));
  }

  int units() {
    return unitsOfChunk() * chunks;
  }

  private int unitsOfChunk() {
    return (height + rowsOfUnit - 1) / rowsOfUnit;
  }

  /** First row of a unit. */
  int row(int unit) {
    return unit % unitsOfChunk() * rowsOfUnit;
  }

  /** Row behind a unit's last. */
  int endRow(int unit) {
    return Math.min(height, row(unit) + rowsOfUnit);
  }

  /** First channel of a unit. */
  int channel(int unit) {
    return vectors * (unit / unitsOfChunk()) / chunks * COUNT;
  }

  /** Channels of a unit. */
  int channels(int unit) {
    return vectors * (unit / unitsOfChunk() + 1) / chunks * COUNT - channel(unit);
  }
}
