package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** 4 pixels × 3 vectors. For 16 registers and C2 of 17. */
final class Tile4x3 implements Tile {
  @Override
  public int pixels() {
    return 4;
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
    for (int k = 0, at = panelAt + 3 * COUNT; k < depth; k++, at += 3 * COUNT) {
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, at);
      c00 = w0.fma(a0, c00);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, at + COUNT);
      c01 = w1.fma(a0, c01);
      FloatVector w2 = FloatVector.fromArray(SPECIES, panel, at + 2 * COUNT);
      c02 = w2.fma(a0, c02);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = w0.fma(a1, c10);
      c11 = w1.fma(a1, c11);
      c12 = w2.fma(a1, c12);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c20 = w0.fma(a2, c20);
      c21 = w1.fma(a2, c21);
      c22 = w2.fma(a2, c22);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c30 = w0.fma(a3, c30);
      c31 = w1.fma(a3, c31);
      c32 = w2.fma(a3, c32);
    }
    int o1 = outAt + outStep;
    int o2 = o1 + outStep;
    int o3 = o2 + outStep;
    FloatVector zero = FloatVector.zero(SPECIES);
    if (epilogue == Epilogue.RELU) {
      c00.blend(zero, c00.compare(VectorOperators.LT, zero)).intoArray(out, outAt);
      c01.blend(zero, c01.compare(VectorOperators.LT, zero)).intoArray(out, outAt + COUNT);
      c02.blend(zero, c02.compare(VectorOperators.LT, zero)).intoArray(out, outAt + 2 * COUNT);
      c10.blend(zero, c10.compare(VectorOperators.LT, zero)).intoArray(out, o1);
      c11.blend(zero, c11.compare(VectorOperators.LT, zero)).intoArray(out, o1 + COUNT);
      c12.blend(zero, c12.compare(VectorOperators.LT, zero)).intoArray(out, o1 + 2 * COUNT);
      c20.blend(zero, c20.compare(VectorOperators.LT, zero)).intoArray(out, o2);
      c21.blend(zero, c21.compare(VectorOperators.LT, zero)).intoArray(out, o2 + COUNT);
      c22.blend(zero, c22.compare(VectorOperators.LT, zero)).intoArray(out, o2 + 2 * COUNT);
      c30.blend(zero, c30.compare(VectorOperators.LT, zero)).intoArray(out, o3);
      c31.blend(zero, c31.compare(VectorOperators.LT, zero)).intoArray(out, o3 + COUNT);
      c32.blend(zero, c32.compare(VectorOperators.LT, zero)).intoArray(out, o3 + 2 * COUNT);
    } else {
      c00.intoArray(out, outAt);
      c01.intoArray(out, outAt + COUNT);
      c02.intoArray(out, outAt + 2 * COUNT);
      c10.intoArray(out, o1);
      c11.intoArray(out, o1 + COUNT);
      c12.intoArray(out, o1 + 2 * COUNT);
      c20.intoArray(out, o2);
      c21.intoArray(out, o2 + COUNT);
      c22.intoArray(out, o2 + 2 * COUNT);
      c30.intoArray(out, o3);
      c31.intoArray(out, o3 + COUNT);
      c32.intoArray(out, o3 + 2 * COUNT);
    }
  }
}
