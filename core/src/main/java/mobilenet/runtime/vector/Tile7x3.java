package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** 7 pixels × 3 vectors. For 32 registers and C2 of 21 and later. */
final class Tile7x3 implements Tile {
  @Override
  public int pixels() {
    return 7;
  }

  @Override
  public int vectors() {
    return 3;
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector c02 = FloatVector.fromArray(SPECIES, panel, panelAt + 2 * COUNT);
    FloatVector c10 = c00;
    FloatVector c11 = c01;
    FloatVector c12 = c02;
    FloatVector c20 = c00;
    FloatVector c21 = c01;
    FloatVector c22 = c02;
    FloatVector c30 = c00;
    FloatVector c31 = c01;
    FloatVector c32 = c02;
    FloatVector c40 = c00;
    FloatVector c41 = c01;
    FloatVector c42 = c02;
    FloatVector c50 = c00;
    FloatVector c51 = c01;
    FloatVector c52 = c02;
    FloatVector c60 = c00;
    FloatVector c61 = c01;
    FloatVector c62 = c02;
    int first = panelAt + 3 * COUNT;
    for (int k = 0; k < depth; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, first + k * 3 * COUNT);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, first + k * 3 * COUNT + COUNT);
      FloatVector w2 = FloatVector.fromArray(SPECIES, panel, first + k * 3 * COUNT + 2 * COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c00 = a0.fma(w0, c00);
      c01 = a0.fma(w1, c01);
      c02 = a0.fma(w2, c02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = a1.fma(w0, c10);
      c11 = a1.fma(w1, c11);
      c12 = a1.fma(w2, c12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c20 = a2.fma(w0, c20);
      c21 = a2.fma(w1, c21);
      c22 = a2.fma(w2, c22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c30 = a3.fma(w0, c30);
      c31 = a3.fma(w1, c31);
      c32 = a3.fma(w2, c32);
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c40 = a4.fma(w0, c40);
      c41 = a4.fma(w1, c41);
      c42 = a4.fma(w2, c42);
      FloatVector a5 = FloatVector.broadcast(SPECIES, in[i5 + k]);
      c50 = a5.fma(w0, c50);
      c51 = a5.fma(w1, c51);
      c52 = a5.fma(w2, c52);
      FloatVector a6 = FloatVector.broadcast(SPECIES, in[i6 + k]);
      c60 = a6.fma(w0, c60);
      c61 = a6.fma(w1, c61);
      c62 = a6.fma(w2, c62);
    }
    int o1 = outAt + outStep;
    int o2 = o1 + outStep;
    int o3 = o2 + outStep;
    int o4 = o3 + outStep;
    int o5 = o4 + outStep;
    int o6 = o5 + outStep;
    IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
    IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
    c00.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, outAt);
    c01.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, outAt + COUNT);
    c02.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, outAt + 2 * COUNT);
    c10.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o1);
    c11.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o1 + COUNT);
    c12.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o1 + 2 * COUNT);
    c20.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o2);
    c21.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o2 + COUNT);
    c22.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o2 + 2 * COUNT);
    c30.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o3);
    c31.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o3 + COUNT);
    c32.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o3 + 2 * COUNT);
    c40.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o4);
    c41.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o4 + COUNT);
    c42.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o4 + 2 * COUNT);
    c50.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o5);
    c51.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o5 + COUNT);
    c52.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o5 + 2 * COUNT);
    c60.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o6);
    c61.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o6 + COUNT);
    c62.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o6 + 2 * COUNT);
  }
}
