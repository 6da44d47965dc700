package mobilenet.runtime.vector.tile;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Two pixels times a panel of any width: what computes fewer pixels than a tile's. Sums run over
 * the inputs in the order of the tiles, so that results are the same bits whichever tile was too
 * tall.
 */
final class PixelPair {
  private PixelPair() {}

  /** As {@link Tile#multiply} for a panel of {@code width} floats: plain sums. */
  static void multiply(
      float[] in,
      int inAt,
      int inStep,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      int outStep) {
    int c = 0;
    for (; c + 2 * COUNT <= width; c += 2 * COUNT) {
      twoVectors(in, inAt, inStep, depth, panel, panelAt + c, width, out, outAt + c, outStep);
    }
    if (c < width) {
      oneVector(in, inAt, inStep, depth, panel, panelAt + c, width, out, outAt + c, outStep);
    }
  }

  /** {@code row} is the length of a panel's row. */
  private static void twoVectors(
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
    int i1 = inAt + inStep;
    int o1 = outAt + outStep;
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
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = w0.fma(a1, c10);
      c11 = w1.fma(a1, c11);
    }
    c00.intoArray(out, outAt);
    c01.intoArray(out, outAt + COUNT);
    c10.intoArray(out, o1);
    c11.intoArray(out, o1 + COUNT);
  }

  private static void oneVector(
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
    int i1 = inAt + inStep;
    int o1 = outAt + outStep;
    FloatVector c0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c1 = c0;
    for (int k = 0, at = panelAt + row; k < depth; k++, at += row) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at);
      c0 = w.fma(FloatVector.broadcast(SPECIES, in[inAt + k]), c0);
      c1 = w.fma(FloatVector.broadcast(SPECIES, in[i1 + k]), c1);
    }
    c0.intoArray(out, outAt);
    c1.intoArray(out, o1);
  }
}
