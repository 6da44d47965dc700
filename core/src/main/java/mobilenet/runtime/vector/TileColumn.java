package mobilenet.runtime.vector;

/**
 * The tiles for one width of panel.
 *
 * @param tall used wherever it fits
 * @param shorter of one pixel less, which fills up so that nothing is computed twice; {@code tall}
 *     itself where there is none
 * @param speed GFLOP/s measured on one core over Conv-S's layers, to weigh widths against each
 *     other
 */
record TileColumn(Tile tall, Tile shorter, double speed) {

  /** A width without a second tile. */
  static TileColumn of(Tile tile, double speed) {
    return new TileColumn(tile, tile, speed);
  }

  /** Floats of a panel's row. */
  int width() {
    return tall.vectors() * Lanes.COUNT;
  }

  /**
   * Computes some pixels of one panel. Fewer pixels than a tile's are computed one by one; a last
   * tile that does not fit overlaps the one before it.
   */
  void multiply(
      float[] in,
      int inAt,
      int inStep,
      int pixels,
      int depth,
      float[] panel,
      int panelAt,
      float[] out,
      int outAt,
      int outStep,
      Epilogue epilogue) {
    int rows = tall.pixels();
    if (pixels < rows) {
      for (int p = 0; p < pixels; p++) {
        SinglePixel.multiply(
            in,
            inAt + p * inStep,
            depth,
            panel,
            panelAt,
            width(),
            out,
            outAt + p * outStep,
            epilogue);
      }
      return;
    }
    int fewer = shorterTiles(pixels);
    int first = 0;
    for (; first < fewer * shorter.pixels(); first += shorter.pixels()) {
      shorter.multiply(
          in,
          inAt + first * inStep,
          inStep,
          depth,
          panel,
          panelAt,
          out,
          outAt + first * outStep,
          outStep,
          epilogue);
    }
    for (; first < pixels; first += rows) {
      int start = Math.min(first, pixels - rows);
      tall.multiply(
          in,
          inAt + start * inStep,
          inStep,
          depth,
          panel,
          panelAt,
          out,
          outAt + start * outStep,
          outStep,
          epilogue);
    }
  }

  /** How many shorter tiles leave a multiple of the taller one's pixels. */
  private int shorterTiles(int pixels) {
    if (shorter == tall) {
      return 0;
    }
    int rows = tall.pixels();
    int count = (rows - pixels % rows) % rows;
    return count * shorter.pixels() <= pixels ? count : 0;
  }
}
