package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.BITS;
import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * One pixel times a panel: the layers after pooling, where every weight is read once and the memory
 * sets the speed. A panel is read from its start to its end: in pairs of columns, panels of four
 * vectors came at 66 GB/s instead of 91 (Zen 5, third cache).
 */
final class SinglePixel {
  private SinglePixel() {}

  /** As {@link Tile#multiply} for one pixel and a panel of {@code width} floats. */
  static void multiply(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      Epilogue epilogue) {
    switch (width / COUNT) {
      case 1 -> SinglePixelSums.of1(in, inAt, depth, panel, panelAt, out, outAt);
      case 2 -> SinglePixelSums.of2(in, inAt, depth, panel, panelAt, out, outAt);
      case 3 -> SinglePixelSums.of3(in, inAt, depth, panel, panelAt, out, outAt);
      case 4 -> SinglePixelSums.of4(in, inAt, depth, panel, panelAt, out, outAt);
      default -> throw new IllegalArgumentException("no panel has " + width + " channels");
    }
    for (int c = 0; c < width; c += COUNT) {
      rest(in, inAt, depth, panel, panelAt + c, width, out, outAt + c, epilogue);
    }
  }

  /** Adds the last inputs to a stored sum, and applies the epilogue. */
  private static void rest(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt,
      Epilogue epilogue) {
    FloatVector sum = FloatVector.fromArray(SPECIES, out, outAt);
    int whole = depth - depth % SinglePixelSums.CHAINS;
    for (int k = whole, at = panelAt + (1 + whole) * width; k < depth; k++, at += width) {
      FloatVector a = FloatVector.broadcast(SPECIES, in[inAt + k]);
      sum = a.fma(FloatVector.fromArray(SPECIES, panel, at), sum);
    }
    IntVector floor = IntVector.broadcast(BITS, epilogue.floor());
    IntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());
    sum.reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats().intoArray(out, outAt);
  }
}
