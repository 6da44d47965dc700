package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** 5 pixels × 2 vectors. For 16 registers and C2 of 17. */
final class Tile5x2Unrolled implements Tile {
  @Override
  public int pixels() {
    return 5;
  }

  @Override
  public int vectors() {
    return 2;
  }

  @Override
  public int depthStep() {
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
    for (int k = 0, at = panelAt + 2 * COUNT; k < depth; k += 2, at += 4 * COUNT) {
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
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c40 = w0.fma(a4, c40);
      c41 = w1.fma(a4, c41);
      FloatVector a0Next = FloatVector.broadcast(SPECIES, in[inAt + k + 1]);
      FloatVector w0Next = FloatVector.fromArray(SPECIES, panel, at + 2 * COUNT);
      c00 = w0Next.fma(a0Next, c00);
      FloatVector w1Next = FloatVector.fromArray(SPECIES, panel, at + 3 * COUNT);
      c01 = w1Next.fma(a0Next, c01);
      FloatVector a1Next = FloatVector.broadcast(SPECIES, in[i1 + k + 1]);
      c10 = w0Next.fma(a1Next, c10);
      c11 = w1Next.fma(a1Next, c11);
      FloatVector a2Next = FloatVector.broadcast(SPECIES, in[i2 + k + 1]);
      c20 = w0Next.fma(a2Next, c20);
      c21 = w1Next.fma(a2Next, c21);
      FloatVector a3Next = FloatVector.broadcast(SPECIES, in[i3 + k + 1]);
      c30 = w0Next.fma(a3Next, c30);
      c31 = w1Next.fma(a3Next, c31);
      FloatVector a4Next = FloatVector.broadcast(SPECIES, in[i4 + k + 1]);
      c40 = w0Next.fma(a4Next, c40);
      c41 = w1Next.fma(a4Next, c41);
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
