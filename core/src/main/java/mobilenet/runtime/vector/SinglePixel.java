package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * One pixel times a panel: the layers after pooling, where every weight is read once and the memory
 * sets the speed. Four chains of sums hide the latency of the arithmetic.
 */
final class SinglePixel {
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
    for (int c = 0; c < width; c += COUNT) {
      column(in, inAt, depth, panel, panelAt + c, width, out, outAt + c, epilogue);
    }
  }

  private static void column(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      Epilogue epilogue) {
    FloatVector sum0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = sum1;
    FloatVector sum3 = sum1;
    int first = panelAt + width;
    int whole = depth / 4 * 4;
    for (int k = 0, at = first; k < whole; k += 4, at += 4 * width) {
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
    rest(
        in, inAt + whole, depth - whole, panel, first + whole * width, width, out, outAt, epilogue);
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
    for (int k = 0, at = panelAt; k < depth; k++, at += width) {
      FloatVector a = FloatVector.broadcast(SPECIES, in[inAt + k]);
      sum = a.fma(FloatVector.fromArray(SPECIES, panel, at), sum);
    }
    if (epilogue == Epilogue.RELU) {
      sum.blend(0f, sum.compare(VectorOperators.LT, 0f)).intoArray(out, outAt);
    } else {
      sum.intoArray(out, outAt);
    }
  }
}
