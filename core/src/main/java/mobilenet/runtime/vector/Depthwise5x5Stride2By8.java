package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** A 5×5 kernel with stride 2: 19 input columns make 8 output pixels. */
final class Depthwise5x5Stride2By8 implements DepthwiseTile {
  @Override
  public int pixels() {
    return 8;
  }

  @Override
  public int columns() {
    return 19;
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
    int x11 = DepthwiseTile.column(columns[columnsAt + 11], base, zeros);
    int x12 = DepthwiseTile.column(columns[columnsAt + 12], base, zeros);
    int x13 = DepthwiseTile.column(columns[columnsAt + 13], base, zeros);
    int x14 = DepthwiseTile.column(columns[columnsAt + 14], base, zeros);
    int x15 = DepthwiseTile.column(columns[columnsAt + 15], base, zeros);
    int x16 = DepthwiseTile.column(columns[columnsAt + 16], base, zeros);
    int x17 = DepthwiseTile.column(columns[columnsAt + 17], base, zeros);
    int x18 = DepthwiseTile.column(columns[columnsAt + 18], base, zeros);
    for (int c = 0; c < channels; c += COUNT) {
      int bias = weightsAt + c * 26;
      FloatVector c0 = FloatVector.fromArray(SPECIES, weights, bias);
      FloatVector c1 = c0;
      FloatVector c2 = c0;
      FloatVector c3 = c0;
      FloatVector c4 = c0;
      FloatVector c5 = c0;
      FloatVector c6 = c0;
      FloatVector c7 = c0;
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
        FloatVector i2 = FloatVector.fromArray(SPECIES, in, x2 + at);
        c0 = i2.fma(w2, c0);
        c1 = i2.fma(w0, c1);
        FloatVector i3 = FloatVector.fromArray(SPECIES, in, x3 + at);
        c0 = i3.fma(w3, c0);
        c1 = i3.fma(w1, c1);
        FloatVector i4 = FloatVector.fromArray(SPECIES, in, x4 + at);
        c0 = i4.fma(w4, c0);
        c1 = i4.fma(w2, c1);
        c2 = i4.fma(w0, c2);
        FloatVector i5 = FloatVector.fromArray(SPECIES, in, x5 + at);
        c1 = i5.fma(w3, c1);
        c2 = i5.fma(w1, c2);
        FloatVector i6 = FloatVector.fromArray(SPECIES, in, x6 + at);
        c1 = i6.fma(w4, c1);
        c2 = i6.fma(w2, c2);
        c3 = i6.fma(w0, c3);
        FloatVector i7 = FloatVector.fromArray(SPECIES, in, x7 + at);
        c2 = i7.fma(w3, c2);
        c3 = i7.fma(w1, c3);
        FloatVector i8 = FloatVector.fromArray(SPECIES, in, x8 + at);
        c2 = i8.fma(w4, c2);
        c3 = i8.fma(w2, c3);
        c4 = i8.fma(w0, c4);
        FloatVector i9 = FloatVector.fromArray(SPECIES, in, x9 + at);
        c3 = i9.fma(w3, c3);
        c4 = i9.fma(w1, c4);
        FloatVector i10 = FloatVector.fromArray(SPECIES, in, x10 + at);
        c3 = i10.fma(w4, c3);
        c4 = i10.fma(w2, c4);
        c5 = i10.fma(w0, c5);
        FloatVector i11 = FloatVector.fromArray(SPECIES, in, x11 + at);
        c4 = i11.fma(w3, c4);
        c5 = i11.fma(w1, c5);
        FloatVector i12 = FloatVector.fromArray(SPECIES, in, x12 + at);
        c4 = i12.fma(w4, c4);
        c5 = i12.fma(w2, c5);
        c6 = i12.fma(w0, c6);
        FloatVector i13 = FloatVector.fromArray(SPECIES, in, x13 + at);
        c5 = i13.fma(w3, c5);
        c6 = i13.fma(w1, c6);
        FloatVector i14 = FloatVector.fromArray(SPECIES, in, x14 + at);
        c5 = i14.fma(w4, c5);
        c6 = i14.fma(w2, c6);
        c7 = i14.fma(w0, c7);
        FloatVector i15 = FloatVector.fromArray(SPECIES, in, x15 + at);
        c6 = i15.fma(w3, c6);
        c7 = i15.fma(w1, c7);
        FloatVector i16 = FloatVector.fromArray(SPECIES, in, x16 + at);
        c6 = i16.fma(w4, c6);
        c7 = i16.fma(w2, c7);
        FloatVector i17 = FloatVector.fromArray(SPECIES, in, x17 + at);
        c7 = i17.fma(w3, c7);
        FloatVector i18 = FloatVector.fromArray(SPECIES, in, x18 + at);
        c7 = i18.fma(w4, c7);
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
      c7.reinterpretAsInts()
          .max(floor)
          .min(ceiling)
          .reinterpretAsFloats()
          .intoArray(out, o + 7 * outStep);
    }
  }
}
