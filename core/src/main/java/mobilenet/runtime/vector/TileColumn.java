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

  /** The same with another speed. */
  TileColumn withSpeed(double speed) {
    return new TileColumn(tall, shorter, speed);
  }

  /** Vectors of a panel's row. */
  int vectors() {
    return tall.vectors();
  }

  /** What a panel takes beside others, in units of their own. */
  double time() {
    return vectors() / speed;
  }

  /** Pixels × vectors, for people. */
  String shape() {
    return tall.pixels() + "×" + tall.vectors();
  }

  /** Floats of a panel's row. */
  int width() {
    return tall.vectors() * Lanes.COUNT;
  }

  /**
   * Computes some pixels of one panel. Fewer pixels than a tile's are computed in pairs; a last
   * tile that does not fit overlaps the one before it. Every sum runs over the inputs in order, but
   * for a pixel alone, so that results do not depend on the tiles.
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
    if (pixels == 1) {
      SinglePixel.multiply(in, inAt, depth, panel, panelAt, width(), out, outAt, epilogue);
      return;
    }
    if (pixels < rows) {
      PixelPairs.multiply(
          in, inAt, inStep, pixels, depth, panel, panelAt, width(), out, outAt, outStep, epilogue);
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
