package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** 8 pixels × 1 vector. For a single vector of channels; two inputs a step hide the loop. */
final class Tile8x1Unrolled implements Tile {
  @Override
  public int pixels() {
    return 8;
  }

  @Override
  public int vectors() {
    return 1;
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
    int i5 = i4 + inStep;
    int i6 = i5 + inStep;
    int i7 = i6 + inStep;
    FloatVector c00 = FloatVector.fromArray(SPECIES, panel, panelAt);
    FloatVector c10 = c00;
    FloatVector c20 = c00;
    FloatVector c30 = c00;
    FloatVector c40 = c00;
    FloatVector c50 = c00;
    FloatVector c60 = c00;
    FloatVector c70 = c00;
    int first = panelAt + COUNT;
    for (int k = 0; k < depth; k += 2) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, panel, first + k * COUNT);
      FloatVector a0 = FloatVector.broadcast(SPECIES, in[inAt + k]);
      c00 = a0.fma(w0, c00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, in[i1 + k]);
      c10 = a1.fma(w0, c10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, in[i2 + k]);
      c20 = a2.fma(w0, c20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, in[i3 + k]);
      c30 = a3.fma(w0, c30);
      FloatVector a4 = FloatVector.broadcast(SPECIES, in[i4 + k]);
      c40 = a4.fma(w0, c40);
      FloatVector a5 = FloatVector.broadcast(SPECIES, in[i5 + k]);
      c50 = a5.fma(w0, c50);
      FloatVector a6 = FloatVector.broadcast(SPECIES, in[i6 + k]);
      c60 = a6.fma(w0, c60);
      FloatVector a7 = FloatVector.broadcast(SPECIES, in[i7 + k]);
      c70 = a7.fma(w0, c70);
      FloatVector w0Next = FloatVector.fromArray(SPECIES, panel, first + k * COUNT + COUNT);
      FloatVector a0Next = FloatVector.broadcast(SPECIES, in[inAt + k + 1]);
      c00 = a0Next.fma(w0Next, c00);
      FloatVector a1Next = FloatVector.broadcast(SPECIES, in[i1 + k + 1]);
      c10 = a1Next.fma(w0Next, c10);
      FloatVector a2Next = FloatVector.broadcast(SPECIES, in[i2 + k + 1]);
      c20 = a2Next.fma(w0Next, c20);
      FloatVector a3Next = FloatVector.broadcast(SPECIES, in[i3 + k + 1]);
      c30 = a3Next.fma(w0Next, c30);
      FloatVector a4Next = FloatVector.broadcast(SPECIES, in[i4 + k + 1]);
      c40 = a4Next.fma(w0Next, c40);
      FloatVector a5Next = FloatVector.broadcast(SPECIES, in[i5 + k + 1]);
      c50 = a5Next.fma(w0Next, c50);
      FloatVector a6Next = FloatVector.broadcast(SPECIES, in[i6 + k + 1]);
      c60 = a6Next.fma(w0Next, c60);
      FloatVector a7Next = FloatVector.broadcast(SPECIES, in[i7 + k + 1]);
      c70 = a7Next.fma(w0Next, c70);
    }
    int o1 = outAt + outStep;
    int o2 = o1 + outStep;
    int o3 = o2 + outStep;
    int o4 = o3 + outStep;
    int o5 = o4 + outStep;
    int o6 = o5 + outStep;
    int o7 = o6 + outStep;
    IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
    IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
    c00.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, outAt);
    c10.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o1);
    c20.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o2);
    c30.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o3);
    c40.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o4);
    c50.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o5);
    c60.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o6);
    c70.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, o7);
  }
}
