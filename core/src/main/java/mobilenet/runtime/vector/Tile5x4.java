package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * 5 pixels × 4 vectors. For 32 registers: small enough that C2 never spills, whatever order it
 * chooses.
 */
final class Tile5x4 implements Tile {
  @Override
  public int pixels() {
    return 5;
  }

  @Override
  public int vectors() {
    return 4;
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector c02 = FloatVector.fromArray(SPECIES, panel, panelAt + 2 * COUNT);
    FloatVector c03 = FloatVector.fromArray(SPECIES, panel, panelAt + 3 * COUNT);
    FloatVector c10 = c00;
    FloatVector c11 = c01;
    FloatVector c12 = c02;
    FloatVector c13 = c03;
    FloatVector c20 = c00;
    FloatVector c21 = c01;
    FloatVector c22 = c02;
    FloatVector c23 = c03;
    FloatVector c30 = c00;
    FloatVector c31 = c01;
    FloatVector c32 = c02;
    FloatVector c33 = c03;
    FloatVector c40 = c00;
    FloatVector c41 = c01;
    FloatVector c42 = c02;
    FloatVector c43 = c03;
    int first = panelAt + 4 * COUNT;
    for (int k = 0; k < depth; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, first + k * 4 * COUNT);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, first + k * 4 * COUNT + COUNT);
      FloatVector w2 = FloatVector.fromArray(SPECIES, panel, first + k * 4 * COUNT + 2 * COUNT);
      FloatVector w3 = FloatVector.fromArray(SPECIES, panel, first + k * 4 * COUNT + 3 * COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c00 = a0.fma(w0, c00);
      c01 = a0.fma(w1, c01);
      c02 = a0.fma(w2, c02);
      c03 = a0.fma(w3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = a1.fma(w0, c10);
      c11 = a1.fma(w1, c11);
      c12 = a1.fma(w2, c12);
      c13 = a1.fma(w3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c20 = a2.fma(w0, c20);
      c21 = a2.fma(w1, c21);
      c22 = a2.fma(w2, c22);
      c23 = a2.fma(w3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c30 = a3.fma(w0, c30);
      c31 = a3.fma(w1, c31);
      c32 = a3.fma(w2, c32);
      c33 = a3.fma(w3, c33);
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c40 = a4.fma(w0, c40);
      c41 = a4.fma(w1, c41);
      c42 = a4.fma(w2, c42);
      c43 = a4.fma(w3, c43);
    }
    int o1 = outAt + outStep;
    int o2 = o1 + outStep;
    int o3 = o2 + outStep;
    int o4 = o3 + outStep;
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
    c03.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, outAt + 3 * COUNT);
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
    c13.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o1 + 3 * COUNT);
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
    c23.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o2 + 3 * COUNT);
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
    c33.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o3 + 3 * COUNT);
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
    c43.reinterpretAsInts()
        .max(floor)
        .min(ceiling)
        .reinterpretAsFloats()
        .intoArray(out, o4 + 3 * COUNT);
  }
}
