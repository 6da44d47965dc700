package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

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
    c20 = c20.blend(floor, c20.compare(VectorOperators.LT, floor));
    c20.blend(ceiling, c20.compare(VectorOperators.GT, ceiling)).intoArray(out, o2);
    c21 = c21.blend(floor, c21.compare(VectorOperators.LT, floor));
    c21.blend(ceiling, c21.compare(VectorOperators.GT, ceiling)).intoArray(out, o2 + COUNT);
    c30 = c30.blend(floor, c30.compare(VectorOperators.LT, floor));
    c30.blend(ceiling, c30.compare(VectorOperators.GT, ceiling)).intoArray(out, o3);
    c31 = c31.blend(floor, c31.compare(VectorOperators.LT, floor));
    c31.blend(ceiling, c31.compare(VectorOperators.GT, ceiling)).intoArray(out, o3 + COUNT);
  }
}
