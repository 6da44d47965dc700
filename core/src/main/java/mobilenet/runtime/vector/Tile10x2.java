package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** 10 pixels × 2 vectors. For 32 registers and C2 of 21 and later. */
final class Tile10x2 implements Tile {
  @Override
  public int pixels() {
    return 10;
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector c10 = c00;
    FloatVector c11 = c01;
    FloatVector c20 = c00;
    FloatVector c21 = c01;
    FloatVector c30 = c00;
    FloatVector c31 = c01;
    FloatVector c40 = c00;
    FloatVector c41 = c01;
    FloatVector c50 = c00;
    FloatVector c51 = c01;
    FloatVector c60 = c00;
    FloatVector c61 = c01;
    FloatVector c70 = c00;
    FloatVector c71 = c01;
    FloatVector c80 = c00;
    FloatVector c81 = c01;
    FloatVector c90 = c00;
    FloatVector c91 = c01;
    int first = panelAt + 2 * COUNT;
    for (int k = 0; k < depth; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, first + k * 2 * COUNT);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, first + k * 2 * COUNT + COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c00 = a0.fma(w0, c00);
      c01 = a0.fma(w1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = a1.fma(w0, c10);
      c11 = a1.fma(w1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c20 = a2.fma(w0, c20);
      c21 = a2.fma(w1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c30 = a3.fma(w0, c30);
      c31 = a3.fma(w1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c40 = a4.fma(w0, c40);
      c41 = a4.fma(w1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, in[i5 + k]);
      c50 = a5.fma(w0, c50);
      c51 = a5.fma(w1, c51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, in[i6 + k]);
      c60 = a6.fma(w0, c60);
      c61 = a6.fma(w1, c61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, in[i7 + k]);
      c70 = a7.fma(w0, c70);
      c71 = a7.fma(w1, c71);
      FloatVector a8 = FloatVector.broadcast(SPECIES, in[i8 + k]);
      c80 = a8.fma(w0, c80);
      c81 = a8.fma(w1, c81);
      FloatVector a9 = FloatVector.broadcast(SPECIES, in[i9 + k]);
      c90 = a9.fma(w0, c90);
      c91 = a9.fma(w1, c91);
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
    IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
    IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
    c00.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, outAt);
    c01.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, outAt + COUNT);
    c10.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o1);
    c11.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o1 + COUNT);
    c20.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o2);
    c21.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o2 + COUNT);
    c30.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o3);
    c31.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o3 + COUNT);
    c40.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o4);
    c41.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o4 + COUNT);
    c50.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o5);
    c51.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o5 + COUNT);
    c60.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o6);
    c61.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o6 + COUNT);
    c70.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o7);
    c71.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o7 + COUNT);
    c80.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o8);
    c81.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o8 + COUNT);
    c90.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o9);
    c91.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o9 + COUNT);
  }
}
