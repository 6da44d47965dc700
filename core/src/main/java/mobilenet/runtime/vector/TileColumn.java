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
record TileColumn(TileFamily tall, TileFamily shorter, double speed) {

  /** A width without a second tile. */
  static TileColumn of(TileFamily tile, double speed) {
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
    if (pixels < tall.pixels()) {
      few(in, inAt, inStep, pixels, depth, panel, panelAt, out, outAt, outStep, epilogue);
      return;
    }
    int rows = tall.pixels();
    int fewer = shorterTiles(pixels);
    int first = 0;
    for (; first < fewer * shorter.pixels(); first += shorter.pixels()) {
      shorter
          .rows(epilogue)
          .multiply(
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
      tall.rows(epilogue)
          .multiply(
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

  /** Fewer pixels than a tile's: no epilogue is part of their code. */
  private void few(
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
    int width = width();
    if (pixels == 1) {
      SinglePixel.multiply(in, inAt, depth, panel, panelAt, width, out, outAt);
    } else {
      PixelPairs.multiply(
          in, inAt, inStep, pixels, depth, panel, panelAt, width, out, outAt, outStep);
    }
    for (int c = 0; c < width; c += Lanes.COUNT) {
      Activations.apply(epilogue.activation(), out, outAt + c, outStep, pixels);
    }
  }

  /** How many shorter tiles leave a multiple of the taller one's pixels. */
  int shorterTiles(int pixels) {
    if (shorter.equals(tall)) {
      return 0;
    }
    int rows = tall.pixels();
    int count = (rows - pixels % rows) % rows;
    return count * shorter.pixels() <= pixels ? count : 0;
  }
}
