package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

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
      int outStep,
      Epilogue epilogue) {
    for (int p = 0; p < pixels; p += 2) {
      int first = Math.min(p, pixels - 2);
      int from = inAt + first * inStep;
      int to = outAt + first * outStep;
      int c = 0;
      for (; c + 2 * COUNT <= width; c += 2 * COUNT) {
        square(in, from, inStep, depth, panel, panelAt + c, width, out, to + c, outStep, epilogue);
      }
      if (c < width) {
        column(in, from, inStep, depth, panel, panelAt + c, width, out, to + c, outStep, epilogue);
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
      int outStep,
      Epilogue epilogue) {
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
    FloatVector floor = FloatVector.broadcast(SPECIES, epilogue.floor());
    FloatVector ceiling = FloatVector.broadcast(SPECIES, epilogue.ceiling());
    c00 = c00.blend(floor, c00.compare(VectorOperators.LT, floor));
    c00.blend(ceiling, c00.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt);
    c01 = c01.blend(floor, c01.compare(VectorOperators.LT, floor));
    c01.blend(ceiling, c01.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt + COUNT);
    c10 = c10.blend(floor, c10.compare(VectorOperators.LT, floor));
    c10.blend(ceiling, c10.compare(VectorOperators.GT, ceiling)).intoArray(out, o1);
    c11 = c11.blend(floor, c11.compare(VectorOperators.LT, floor));
    c11.blend(ceiling, c11.compare(VectorOperators.GT, ceiling)).intoArray(out, o1 + COUNT);
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
      int outStep,
      Epilogue epilogue) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c1 = c0;
    for (int k = 0, at = panelAt + row; k < depth; k++, at += row) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at);
      c0 = w.fma(FloatVector.broadcast(SPECIES, in[inAt + k]), c0);
      c1 = w.fma(FloatVector.broadcast(SPECIES, in[inAt + inStep + k]), c1);
    }
    FloatVector floor = FloatVector.broadcast(SPECIES, epilogue.floor());
    FloatVector ceiling = FloatVector.broadcast(SPECIES, epilogue.ceiling());
    c0 = c0.blend(floor, c0.compare(VectorOperators.LT, floor));
    c0.blend(ceiling, c0.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt);
    c1 = c1.blend(floor, c1.compare(VectorOperators.LT, floor));
    c1.blend(ceiling, c1.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt + outStep);
  }
}
