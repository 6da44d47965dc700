package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * 5 pixels × 2 vectors. Beside {@link Tile6x2}, so that any number of pixels from 20 on is covered
 * exactly.
 */
final class Tile5x2 implements Tile {
  @Override
  public int pixels() {
    return 5;
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
    int first = panelAt + 2 * COUNT;
    for (int k = 0; k < depth; k++) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, first + k * 2 * COUNT);
      FloatVector w1 = FloatVector.fromArray(SPECIES, panel, first + k * 2 * COUNT + COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c00 = w0.fma(a0, c00);
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
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c40 = w0.fma(a4, c40);
      c41 = w1.fma(a4, c41);
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
  }
}
