package mobilenet.runtime.vector.tile;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import mobilenet.runtime.vector.machine.CompilerVersion;

/**
 * One pixel times a panel: the layers after pooling, where every weight is read once and the memory
 * sets the speed. A panel is read from its start to its end: in pairs of columns, panels of four
 * vectors came at 66 GB/s instead of 91 (Zen 5, third cache).
 */
final class SinglePixel {
  /** Vectors at once: four are so many operations that C2 of 17 makes objects in some processes. */
  private static final int MOST_VECTORS = CompilerVersion.HERE.isLater() ? 4 : 2;

  private SinglePixel() {}

  /** As {@link Tile#multiply} for one pixel and a panel of {@code width} floats: plain sums. */
  static void multiply(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt) {
    for (int c = 0; c < width; c += MOST_VECTORS * COUNT) {
      int from = panelAt + c;
      switch (Math.min(width - c, MOST_VECTORS * COUNT) / COUNT) {
        case 1 -> SinglePixelSums.of1(in, inAt, depth, panel, from, width, out, outAt + c);
        case 2 -> SinglePixelSums.of2(in, inAt, depth, panel, from, width, out, outAt + c);
        case 3 -> SinglePixelSums.of3(in, inAt, depth, panel, from, width, out, outAt + c);
        case 4 -> SinglePixelSums.of4(in, inAt, depth, panel, from, width, out, outAt + c);
        default -> throw new IllegalArgumentException("no panel has " + width + " channels");
      }
    }
    for (int c = 0; c < width; c += COUNT) {
      rest(in, inAt, depth, panel, panelAt + c, width, out, outAt + c);
    }
  }

  /** Adds the last inputs to a stored sum. */
  private static void rest(
      float[] in,
      int inAt,
      int depth,
      float[] panel,
      int panelAt,
      int width,
      float[] out,
      int outAt) {
    FloatVector sum = FloatVector.fromArray(SPECIES, out, outAt);
    int whole = depth - depth % SinglePixelSums.CHAINS;
    for (int k = whole, at = panelAt + (1 + whole) * width; k < depth; k++, at += width) {
      FloatVector a = FloatVector.broadcast(SPECIES, in[inAt + k]);
      sum = a.fma(FloatVector.fromArray(SPECIES, panel, at), sum);
    }
    sum.intoArray(out, outAt);
  }
}
