package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;

import mobilenet.runtime.kernel.FeatureMap;

/**
 * Cuts a feature map into units of one row of some neighbouring channels, rows of the same channels
 * first.
 *
 * @param rows of the map
 * @param vectors of channels
 * @param chunks that the channels are cut into
 */
record RowUnits(int rows, int vectors, int chunks) {
  /** Units below which a second thread would often wait for the first. */
  private static final int MIN_UNITS = 32;

  /** Vectors of channels below which a unit is not worth its call. */
  private static final int MIN_VECTORS = 8;

  static RowUnits of(FeatureMap map) {
    int vectors = Lanes.align(map.channels()) / COUNT;
    int wanted = (MIN_UNITS + map.height() - 1) / map.height();
    return new RowUnits(
        map.height(), vectors, Math.max(1, Math.min(wanted, vectors / MIN_VECTORS)));
  }

  int units() {
    return rows * chunks;
  }

  int row(int unit) {
    return unit % rows;
  }

  /** First channel of a unit. */
  int channel(int unit) {
    return vectors * (unit / rows) / chunks * COUNT;
  }

  /** Channels of a unit. */
  int channels(int unit) {
    return vectors * (unit / rows + 1) / chunks * COUNT - channel(unit);
  }
}
