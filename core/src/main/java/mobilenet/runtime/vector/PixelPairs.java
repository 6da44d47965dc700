package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Several pixels, but fewer than a tile's, times a panel of any width: two pixels at a time, the
 * last pair overlapping the one before. Sums run over the inputs in the order of the tiles, so that
 * results are the same bits whichever tile was too tall.
 */
final class PixelPairs {
  private PixelPairs() {}

  /** As {@link Tile#multiply} for two or more pixels and a panel of {@code width} floats. */
  static void multiply(
      float[] in,
      int inAt,
      int inStep,
      int pixels,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      int outStep) {
    for (int p = 0; p < pixels; p += 2) {
      int first = Math.min(p, pixels - 2);
      int from = inAt + first * inStep;
      int to = outAt + first * outStep;
      int c = 0;
      for (; c + 2 * COUNT <= width; c += 2 * COUNT) {
        square(in, from, inStep, depth, panel, panelAt + c, width, out, to + c, outStep);
      }
      if (c < width) {
        column(in, from, inStep, depth, panel, panelAt + c, width, out, to + c, outStep);
      }
    }
  }

  /** Two pixels × two vectors; {@code row} is the length of a panel's row. */
  private static void square(
      float[] in,
      int inAt,
      int inStep,
      int depth,
      float[] panel,
      int panelAt,
      int row,
      float[] out,
      int outAt,
      int outStep) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector c10 = c00;
    FloatVector c11 = c01;
    for (int k = 0, at = panelAt + row; k < depth; k++, at += row) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, at);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, at + COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c00 = w0.fma(a0, c00);
      c01 = w1.fma(a0, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[inAt + inStep + k]);
      c10 = w0.fma(a1, c10);
      c11 = w1.fma(a1, c11);
    }
    int o1 = outAt + outStep;
    c00.intoArray(out, outAt);
    c01.intoArray(out, outAt + COUNT);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + COUNT);
  }

  /** Two pixels × one vector. */
  private static void column(
      float[] in,
      int inAt,
      int inStep,
      int depth,
      float[] panel,
      int panelAt,
      int row,
      float[] out,
      int outAt,
      int outStep) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c1 = c0;
    for (int k = 0, at = panelAt + row; k < depth; k++, at += row) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at);
      c0 = w.fma(FloatVector.broadcast(SPECIES, in[inAt + k]), c0);
      c1 = w.fma(FloatVector.broadcast(SPECIES, in[inAt + inStep + k]), c1);
    }
    c0.intoArray(out, outAt);
    c1.intoArray(out, outAt + outStep);
  }
}
