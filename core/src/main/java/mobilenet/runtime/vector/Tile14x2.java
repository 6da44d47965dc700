package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** 14 pixels × 2 vectors. For 32 registers and C2 of 17. */
final class Tile14x2 implements Tile {
  @Override
  public int pixels() {
    return 14;
  }

  @Override
  public int vectors() {
    return 2;
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
    int i1 = inAt + inStep;
    int i2 = i1 + inStep;
    int i3 = i2 + inStep;
    int i4 = i3 + inStep;
    int i5 = i4 + inStep;
    int i6 = i5 + inStep;
    int i7 = i6 + inStep;
    int i8 = i7 + inStep;
    int i9 = i8 + inStep;
    int i10 = i9 + inStep;
    int i11 = i10 + inStep;
    int i12 = i11 + inStep;
    int i13 = i12 + inStep;
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector c1_0 = c0_0;
    FloatVector c1_1 = c0_1;
    FloatVector c2_0 = c0_0;
    FloatVector c2_1 = c0_1;
    FloatVector c3_0 = c0_0;
    FloatVector c3_1 = c0_1;
    FloatVector c4_0 = c0_0;
    FloatVector c4_1 = c0_1;
    FloatVector c5_0 = c0_0;
    FloatVector c5_1 = c0_1;
    FloatVector c6_0 = c0_0;
    FloatVector c6_1 = c0_1;
    FloatVector c7_0 = c0_0;
    FloatVector c7_1 = c0_1;
    FloatVector c8_0 = c0_0;
    FloatVector c8_1 = c0_1;
    FloatVector c9_0 = c0_0;
    FloatVector c9_1 = c0_1;
    FloatVector c10_0 = c0_0;
    FloatVector c10_1 = c0_1;
    FloatVector c11_0 = c0_0;
    FloatVector c11_1 = c0_1;
    FloatVector c12_0 = c0_0;
    FloatVector c12_1 = c0_1;
    FloatVector c13_0 = c0_0;
    FloatVector c13_1 = c0_1;
    int first = panelAt + 2 * COUNT;
    for (int k = 0; k < depth; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, first + k * 2 * COUNT);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, first + k * 2 * COUNT + COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c0_0 = a0.fma(w0, c0_0);
      c0_1 = a0.fma(w1, c0_1);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c1_0 = a1.fma(w0, c1_0);
      c1_1 = a1.fma(w1, c1_1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c2_0 = a2.fma(w0, c2_0);
      c2_1 = a2.fma(w1, c2_1);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c3_0 = a3.fma(w0, c3_0);
      c3_1 = a3.fma(w1, c3_1);
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c4_0 = a4.fma(w0, c4_0);
      c4_1 = a4.fma(w1, c4_1);
      FloatVector a5 = FloatVector.broadcast(SPECIES, in[i5 + k]);
      c5_0 = a5.fma(w0, c5_0);
      c5_1 = a5.fma(w1, c5_1);
      FloatVector a6 = FloatVector.broadcast(SPECIES, in[i6 + k]);
      c6_0 = a6.fma(w0, c6_0);
      c6_1 = a6.fma(w1, c6_1);
      FloatVector a7 = FloatVector.broadcast(SPECIES, in[i7 + k]);
      c7_0 = a7.fma(w0, c7_0);
      c7_1 = a7.fma(w1, c7_1);
      FloatVector a8 = FloatVector.broadcast(SPECIES, in[i8 + k]);
      c8_0 = a8.fma(w0, c8_0);
      c8_1 = a8.fma(w1, c8_1);
      FloatVector a9 = FloatVector.broadcast(SPECIES, in[i9 + k]);
      c9_0 = a9.fma(w0, c9_0);
      c9_1 = a9.fma(w1, c9_1);
      FloatVector a10 = FloatVector.broadcast(SPECIES, in[i10 + k]);
      c10_0 = a10.fma(w0, c10_0);
      c10_1 = a10.fma(w1, c10_1);
      FloatVector a11 = FloatVector.broadcast(SPECIES, in[i11 + k]);
      c11_0 = a11.fma(w0, c11_0);
      c11_1 = a11.fma(w1, c11_1);
      FloatVector a12 = FloatVector.broadcast(SPECIES, in[i12 + k]);
      c12_0 = a12.fma(w0, c12_0);
      c12_1 = a12.fma(w1, c12_1);
      FloatVector a13 = FloatVector.broadcast(SPECIES, in[i13 + k]);
      c13_0 = a13.fma(w0, c13_0);
      c13_1 = a13.fma(w1, c13_1);
    }
    int o1 = outAt + outStep;
    int o2 = o1 + outStep;
    int o3 = o2 + outStep;
    int o4 = o3 + outStep;
    int o5 = o4 + outStep;
    int o6 = o5 + outStep;
    int o7 = o6 + outStep;
    int o8 = o7 + outStep;
    int o9 = o8 + outStep;
    int o10 = o9 + outStep;
    int o11 = o10 + outStep;
    int o12 = o11 + outStep;
    int o13 = o12 + outStep;
    IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
    IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
    c0_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, outAt);
    c0_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, outAt + COUNT);
    c1_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o1);
    c1_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o1 + COUNT);
    c2_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o2);
    c2_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o2 + COUNT);
    c3_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o3);
    c3_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o3 + COUNT);
    c4_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o4);
    c4_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o4 + COUNT);
    c5_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o5);
    c5_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o5 + COUNT);
    c6_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o6);
    c6_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o6 + COUNT);
    c7_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o7);
    c7_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o7 + COUNT);
    c8_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o8);
    c8_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o8 + COUNT);
    c9_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o9);
    c9_1.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o9 + COUNT);
    c10_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o10);
    c10_1
        .reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o10 + COUNT);
    c11_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o11);
    c11_1
        .reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o11 + COUNT);
    c12_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o12);
    c12_1
        .reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o12 + COUNT);
    c13_0.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o13);
    c13_1
        .reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o13 + COUNT);
  }
}
