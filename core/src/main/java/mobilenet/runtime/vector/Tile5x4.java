package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

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
    FloatVector floor = FloatVector.broadcast(SPECIES, epilogue.floor());
    FloatVector ceiling = FloatVector.broadcast(SPECIES, epilogue.ceiling());
    c00 = c00.blend(floor, c00.compare(VectorOperators.LT, floor));
    c00.blend(ceiling, c00.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt);
    c01 = c01.blend(floor, c01.compare(VectorOperators.LT, floor));
    c01.blend(ceiling, c01.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt + COUNT);
    c02 = c02.blend(floor, c02.compare(VectorOperators.LT, floor));
    c02.blend(ceiling, c02.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt + 2 * COUNT);
    c03 = c03.blend(floor, c03.compare(VectorOperators.LT, floor));
    c03.blend(ceiling, c03.compare(VectorOperators.GT, ceiling)).intoArray(out, outAt + 3 * COUNT);
    c10 = c10.blend(floor, c10.compare(VectorOperators.LT, floor));
    c10.blend(ceiling, c10.compare(VectorOperators.GT, ceiling)).intoArray(out, o1);
    c11 = c11.blend(floor, c11.compare(VectorOperators.LT, floor));
    c11.blend(ceiling, c11.compare(VectorOperators.GT, ceiling)).intoArray(out, o1 + COUNT);
    c12 = c12.blend(floor, c12.compare(VectorOperators.LT, floor));
    c12.blend(ceiling, c12.compare(VectorOperators.GT, ceiling)).intoArray(out, o1 + 2 * COUNT);
    c13 = c13.blend(floor, c13.compare(VectorOperators.LT, floor));
    c13.blend(ceiling, c13.compare(VectorOperators.GT, ceiling)).intoArray(out, o1 + 3 * COUNT);
    c20 = c20.blend(floor, c20.compare(VectorOperators.LT, floor));
    c20.blend(ceiling, c20.compare(VectorOperators.GT, ceiling)).intoArray(out, o2);
    c21 = c21.blend(floor, c21.compare(VectorOperators.LT, floor));
    c21.blend(ceiling, c21.compare(VectorOperators.GT, ceiling)).intoArray(out, o2 + COUNT);
    c22 = c22.blend(floor, c22.compare(VectorOperators.LT, floor));
    c22.blend(ceiling, c22.compare(VectorOperators.GT, ceiling)).intoArray(out, o2 + 2 * COUNT);
    c23 = c23.blend(floor, c23.compare(VectorOperators.LT, floor));
    c23.blend(ceiling, c23.compare(VectorOperators.GT, ceiling)).intoArray(out, o2 + 3 * COUNT);
    c30 = c30.blend(floor, c30.compare(VectorOperators.LT, floor));
    c30.blend(ceiling, c30.compare(VectorOperators.GT, ceiling)).intoArray(out, o3);
    c31 = c31.blend(floor, c31.compare(VectorOperators.LT, floor));
    c31.blend(ceiling, c31.compare(VectorOperators.GT, ceiling)).intoArray(out, o3 + COUNT);
    c32 = c32.blend(floor, c32.compare(VectorOperators.LT, floor));
    c32.blend(ceiling, c32.compare(VectorOperators.GT, ceiling)).intoArray(out, o3 + 2 * COUNT);
    c33 = c33.blend(floor, c33.compare(VectorOperators.LT, floor));
    c33.blend(ceiling, c33.compare(VectorOperators.GT, ceiling)).intoArray(out, o3 + 3 * COUNT);
    c40 = c40.blend(floor, c40.compare(VectorOperators.LT, floor));
    c40.blend(ceiling, c40.compare(VectorOperators.GT, ceiling)).intoArray(out, o4);
    c41 = c41.blend(floor, c41.compare(VectorOperators.LT, floor));
    c41.blend(ceiling, c41.compare(VectorOperators.GT, ceiling)).intoArray(out, o4 + COUNT);
    c42 = c42.blend(floor, c42.compare(VectorOperators.LT, floor));
    c42.blend(ceiling, c42.compare(VectorOperators.GT, ceiling)).intoArray(out, o4 + 2 * COUNT);
    c43 = c43.blend(floor, c43.compare(VectorOperators.LT, floor));
    c43.blend(ceiling, c43.compare(VectorOperators.GT, ceiling)).intoArray(out, o4 + 3 * COUNT);
  }
}
