package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;

/**
 * 2 pixels × 1 vector: slow, and so small that it works wherever vectors do. For a machine where
 * larger tiles of one vector fail.
 */
final class TilePair implements Tile {
  @Override
  public int pixels() {
    return 2;
  }

  @Override
  public int vectors() {
    return 1;
  }

  @Override
  public void multiply(
      float[] in,
      int inAt,
      int inStep,
      int depth,
      float[] panel,
      int panelAt,
      float[] out,
      int outAt,
      int outStep,
      Epilogue epilogue) {
    PixelPairs.multiply(
        in, inAt, inStep, 2, depth, panel, panelAt, COUNT, out, outAt, outStep, epilogue);
  }
}
