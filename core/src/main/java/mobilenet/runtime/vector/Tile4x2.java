package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** 4 pixels × 2 vectors. For 16 registers, where C2 does not mine loops in strips. */
final class Tile4x2 implements Tile {
  @Override
  public int pixels() {
    return 4;
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, panel, panelAt + COUNT);
    FloatVector c10 = c00;
    FloatVector c11 = c01;
    FloatVector c20 = c00;
    FloatVector c21 = c01;
    FloatVector c30 = c00;
    FloatVector c31 = c01;
    for (int k = 0, at = panelAt + 2 * COUNT; k < depth; k++, at += 2 * COUNT) {
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, at);
      c00 = w0.fma(a0, c00);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, at + COUNT);
      c01 = w1.fma(a0, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = w0.fma(a1, c10);
      c11 = w1.fma(a1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c20 = w0.fma(a2, c20);
      c21 = w1.fma(a2, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c30 = w0.fma(a3, c30);
      c31 = w1.fma(a3, c31);
    }
    int o1 = outAt + outStep;
    int o2 = o1 + outStep;
    int o3 = o2 + outStep;
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
  }
}
