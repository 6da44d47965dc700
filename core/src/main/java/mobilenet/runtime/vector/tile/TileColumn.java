package mobilenet.runtime.vector.tile;

import mobilenet.runtime.vector.activation.Activations;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Lanes;

/**
 * The tiles for one width of panel.
 *
 * @param tall used wherever it fits
 * @param shorter of one pixel less, which fills up so that nothing is computed twice; {@code tall}
 *     itself where there is none
 * @param speed GFLOP/s measured on one core over Conv-S's layers, to weigh widths against each
 *     other
 */
public record TileColumn(TileFamily tall, TileFamily shorter, double speed) {

  /** A width without a second tile. */
  public static TileColumn of(TileFamily tile, double speed) {
    return new TileColumn(tile, tile, speed);
  }

  /** The same with another speed. */
  public TileColumn withSpeed(double speed) {
    return new TileColumn(tall, shorter, speed);
  }

  /** Vectors of a panel's row. */
  public int vectors() {
    return tall.vectors();
  }

  /** What a panel takes beside others, in units of their own. */
  double time() {
    return vectors() / speed;
  }

  /** Pixels × vectors, for people. */
  public String shape() {
    return tall.pixels() + "×" + tall.vectors();
  }

  /** Floats of a panel's row. */
  public int width() {
    return tall.vectors() * Lanes.COUNT;
  }

  /**
   * Computes some pixels of one panel. Fewer pixels than a tile's are computed in pairs; a last
   * tile that does not fit overlaps the one before it. Every sum runs over the inputs in order, but
   * for a pixel alone, so that results do not depend on the tiles.
   *
   * @param product what does not change from call to call
   * @param in one row of inputs a pixel
   * @param inAt index of the first pixel's row
   * @param pixels how many
   * @param panel weights
   * @param panelAt index of the panel
   * @param out written
   * @param outAt index of the first pixel's first channel
   */
  public void multiply(
      Product product,
      float[] in,
      int inAt,
      int pixels,
      float[] panel,
      int panelAt,
      float[] out,
      int outAt) {
    int step = tall.pixels();
    if (pixels < step) {
      few(product, in, inAt, pixels, panel, panelAt, out, outAt);
      return;
    }
    int inStep = product.inStep();
    int depth = product.depth();
    int outStep = product.outStep();
    TileEpilogue epilogue = product.epilogue();
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
    for (; first < pixels; first += step) {
      int start = Math.min(first, pixels - step);
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
      Product product,
      float[] in,
      int inAt,
      int pixels,
      float[] panel,
      int panelAt,
      float[] out,
      int outAt) {
    int width = width();
    int inStep = product.inStep();
    int depth = product.depth();
    int outStep = product.outStep();
    if (pixels == 1) {
      SinglePixel.multiply(in, inAt, depth, panel, panelAt, width, out, outAt);
    } else {
      for (int p = 0; p < pixels; p += 2) {
        // The last pair overlaps the one before.
        int first = Math.min(p, pixels - 2);
        int from = inAt + first * inStep;
        int to = outAt + first * outStep;
        PixelPair.multiply(in, from, inStep, depth, panel, panelAt, width, out, to, outStep);
      }
    }
    for (int c = 0; c < width; c += Lanes.COUNT) {
      Activations.apply(product.epilogue().activation(), out, outAt + c, outStep, pixels);
    }
  }

  /** How many shorter tiles leave a multiple of the taller one's pixels. */
  public int shorterTiles(int pixels) {
    if (shorter.equals(tall)) {
      return 0;
    }
    int step = tall.pixels();
    int count = (step - pixels % step) % step;
    return count * shorter.pixels() <= pixels ? count : 0;
  }
}
