package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** A 5×5 kernel with stride 1: 11 input columns make 7 output pixels. */
final class Depthwise5x5Stride1By7 implements DepthwiseTile {
  @Override
  public int pixels() {
    return 7;
  }

  @Override
  public int columns() {
    return 11;
  }

  @Override
  public void convolve(
      float[] in,
      int[] columns,
      int columnsAt,
      int base,
      int zeros,
      int rowStride,
      int rows,
      float[] weights,
      int weightsAt,
      int skipped,
      float[] out,
      int outAt,
      int outStep,
      int channels,
      Epilogue epilogue) {
    int x0 = DepthwiseTile.column(columns[columnsAt], base, zeros);
    int x1 = DepthwiseTile.column(columns[columnsAt + 1], base, zeros);
    int x2 = DepthwiseTile.column(columns[columnsAt + 2], base, zeros);
    int x3 = DepthwiseTile.column(columns[columnsAt + 3], base, zeros);
    int x4 = DepthwiseTile.column(columns[columnsAt + 4], base, zeros);
    int x5 = DepthwiseTile.column(columns[columnsAt + 5], base, zeros);
    int x6 = DepthwiseTile.column(columns[columnsAt + 6], base, zeros);
    int x7 = DepthwiseTile.column(columns[columnsAt + 7], base, zeros);
    int x8 = DepthwiseTile.column(columns[columnsAt + 8], base, zeros);
    int x9 = DepthwiseTile.column(columns[columnsAt + 9], base, zeros);
    int x10 = DepthwiseTile.column(columns[columnsAt + 10], base, zeros);
    for (int c = 0; c < channels; c += COUNT) {
      int bias = weightsAt + c * 26;
      FloatVector c0 = FloatVector.fromArray(SPECIES, weights, bias);
      FloatVector c1 = c0;
      FloatVector c2 = c0;
      FloatVector c3 = c0;
      FloatVector c4 = c0;
      FloatVector c5 = c0;
      FloatVector c6 = c0;
      int w = bias + COUNT + skipped * 5 * COUNT;
      for (int y = 0, at = c; y < rows; y++, at += rowStride, w += 5 * COUNT) {
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, w);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, w + COUNT);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, w + 2 * COUNT);
        FloatVector w3 = FloatVector.fromArray(SPECIES, weights, w + 3 * COUNT);
        FloatVector w4 = FloatVector.fromArray(SPECIES, weights, w + 4 * COUNT);
        FloatVector i0 = FloatVector.fromArray(SPECIES, in, x0 + at);
        c0 = i0.fma(w0, c0);
        FloatVector i1 = FloatVector.fromArray(SPECIES, in, x1 + at);
        c0 = i1.fma(w1, c0);
        c1 = i1.fma(w0, c1);
        FloatVector i2 = FloatVector.fromArray(SPECIES, in, x2 + at);
        c0 = i2.fma(w2, c0);
        c1 = i2.fma(w1, c1);
        c2 = i2.fma(w0, c2);
        FloatVector i3 = FloatVector.fromArray(SPECIES, in, x3 + at);
        c0 = i3.fma(w3, c0);
        c1 = i3.fma(w2, c1);
        c2 = i3.fma(w1, c2);
        c3 = i3.fma(w0, c3);
        FloatVector i4 = FloatVector.fromArray(SPECIES, in, x4 + at);
        c0 = i4.fma(w4, c0);
        c1 = i4.fma(w3, c1);
        c2 = i4.fma(w2, c2);
        c3 = i4.fma(w1, c3);
        c4 = i4.fma(w0, c4);
        FloatVector i5 = FloatVector.fromArray(SPECIES, in, x5 + at);
        c1 = i5.fma(w4, c1);
        c2 = i5.fma(w3, c2);
        c3 = i5.fma(w2, c3);
        c4 = i5.fma(w1, c4);
        c5 = i5.fma(w0, c5);
        FloatVector i6 = FloatVector.fromArray(SPECIES, in, x6 + at);
        c2 = i6.fma(w4, c2);
        c3 = i6.fma(w3, c3);
        c4 = i6.fma(w2, c4);
        c5 = i6.fma(w1, c5);
        c6 = i6.fma(w0, c6);
        FloatVector i7 = FloatVector.fromArray(SPECIES, in, x7 + at);
        c3 = i7.fma(w4, c3);
        c4 = i7.fma(w3, c4);
        c5 = i7.fma(w2, c5);
        c6 = i7.fma(w1, c6);
        FloatVector i8 = FloatVector.fromArray(SPECIES, in, x8 + at);
        c4 = i8.fma(w4, c4);
        c5 = i8.fma(w3, c5);
        c6 = i8.fma(w2, c6);
        FloatVector i9 = FloatVector.fromArray(SPECIES, in, x9 + at);
        c5 = i9.fma(w4, c5);
        c6 = i9.fma(w3, c6);
        FloatVector i10 = FloatVector.fromArray(SPECIES, in, x10 + at);
        c6 = i10.fma(w4, c6);
      }
      int o = outAt + c;
      IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
      IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
      c0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o);
      c1.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + outStep);
      c2.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + 2 * outStep);
      c3.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + 3 * outStep);
      c4.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + 4 * outStep);
      c5.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + 5 * outStep);
      c6.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + 6 * outStep);
    }
  }
}
