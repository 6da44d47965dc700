package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * One pixel times a panel: the layers after pooling, where every weight is read once and the memory
 * sets the speed. Four chains of sums hide the latency of the arithmetic.
 */
final class SinglePixel {
  private static final int CHAINS = 4;

  private SinglePixel() {}

  /** As {@link Tile#multiply} for one pixel and a panel of {@code width} floats. */
  static void multiply(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      Epilogue epilogue) {
    int c = 0;
    for (; c + 2 * COUNT <= width; c += 2 * COUNT) {
      pair(in, inAt, depth, panel, panelAt + c, width, out, outAt + c);
      rest(in, inAt, depth, panel, panelAt + c, width, out, outAt + c, epilogue);
      int next = c + COUNT;
      rest(in, inAt, depth, panel, panelAt + next, width, out, outAt + next, epilogue);
    }
    if (c < width) {
      column(in, inAt, depth, panel, panelAt + c, width, out, outAt + c);
      rest(in, inAt, depth, panel, panelAt + c, width, out, outAt + c, epilogue);
    }
  }

  /** Two columns at once: with short vectors they share the lines of the cache. */
  private static void pair(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector next0 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = sum1;
    FloatVector sum3 = sum1;
    FloatVector next1 = sum1;
    FloatVector next2 = sum1;
    FloatVector next3 = sum1;
    int whole = depth / CHAINS * CHAINS;
    for (int k = 0, at = panelAt + width; k < whole; k += CHAINS, at += CHAINS * width) {
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      sum0 = a0.fma(FloatVector.fromArray(SPECIES, panel, at), sum0);
      next0 = a0.fma(FloatVector.fromArray(SPECIES, panel, at + COUNT), next0);
      int at1 = at + width;
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[inAt + k + 1]);
      sum1 = a1.fma(FloatVector.fromArray(SPECIES, panel, at1), sum1);
      next1 = a1.fma(FloatVector.fromArray(SPECIES, panel, at1 + COUNT), next1);
      int at2 = at1 + width;
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[inAt + k + 2]);
      sum2 = a2.fma(FloatVector.fromArray(SPECIES, panel, at2), sum2);
      next2 = a2.fma(FloatVector.fromArray(SPECIES, panel, at2 + COUNT), next2);
      int at3 = at2 + width;
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[inAt + k + 3]);
      sum3 = a3.fma(FloatVector.fromArray(SPECIES, panel, at3), sum3);
      next3 = a3.fma(FloatVector.fromArray(SPECIES, panel, at3 + COUNT), next3);
    }
    sum0.add(sum1).add(sum2.add(sum3)).intoArray(out, outAt);
    next0.add(next1).add(next2.add(next3)).intoArray(out, outAt + COUNT);
  }

  private static void column(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = sum1;
    FloatVector sum3 = sum1;
    int whole = depth / CHAINS * CHAINS;
    for (int k = 0, at = panelAt + width; k < whole; k += CHAINS, at += CHAINS * width) {
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[inAt + k + 1]);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[inAt + k + 2]);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[inAt + k + 3]);
      sum0 = a0.fma(FloatVector.fromArray(SPECIES, panel, at), sum0);
      sum1 = a1.fma(FloatVector.fromArray(SPECIES, panel, at + width), sum1);
      sum2 = a2.fma(FloatVector.fromArray(SPECIES, panel, at + 2 * width), sum2);
      sum3 = a3.fma(FloatVector.fromArray(SPECIES, panel, at + 3 * width), sum3);
    }
    sum0.add(sum1).add(sum2.add(sum3)).intoArray(out, outAt);
  }

  /** Adds the last inputs to a stored sum, and applies the epilogue. */
  private static void rest(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      Epilogue epilogue) {
    FloatVector sum = FloatVector.fromArray(SPECIES, out, outAt);
    int whole = depth / CHAINS * CHAINS;
    for (int k = whole, at = panelAt + (1 + whole) * width; k < depth; k++, at += width) {
      FloatVector a = FloatVector.broadcast(SPECIES, in[inAt + k]);
      sum = a.fma(FloatVector.fromArray(SPECIES, panel, at), sum);
    }
    IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
    IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
    sum.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, outAt);
  }
}
