package mobilenet.runtime.vector.winograd;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Adds the products of {@link WinogradConvolution} up to output pixels. */
final class WinogradOutput {
  private WinogradOutput() {}

  /**
   * One output row.
   *
   * @param products of the tiles at each position
   * @param at index of the first position of the row's upper sums; the lower ones follow
   * @param position floats from one position to the next
   * @param width floats of a tile's products at a position
   * @param out written
   * @param outAt index of the first pixel
   * @param outStep floats from one pixel to the next
   * @param pixels of the row
   */
  static void row(
      float[] products,
      int at,
      int position,
      int width,
      float[] out,
      int outAt,
      int outStep,
      int pixels) {
    int pairs = pixels / 2;
    for (int t = 0; t < pairs; t++) {
      pair(products, at + t * width, position, width, out, outAt + 2 * t * outStep, outStep);
    }
    if (pixels % 2 == 1) {
      last(products, at + pairs * width, position, width, out, outAt + 2 * pairs * outStep);
    }
  }

  private static void pair(
      float[] products, int at, int position, int width, float[] out, int outAt, int outStep) {
    int lower = at + WinogradWeights.SIDE * position;
    for (int c = 0; c < width; c += COUNT) {
      FloatVector left =
          FloatVector.fromArray(SPECIES, products, at + c)
              .add(FloatVector.fromArray(SPECIES, products, lower + c));
      FloatVector middle =
          FloatVector.fromArray(SPECIES, products, at + position + c)
              .add(FloatVector.fromArray(SPECIES, products, lower + position + c));
      FloatVector right =
          FloatVector.fromArray(SPECIES, products, at + 2 * position + c)
              .add(FloatVector.fromArray(SPECIES, products, lower + 2 * position + c));
      left.add(middle).intoArray(out, outAt + c);
      middle.add(right).intoArray(out, outAt + outStep + c);
    }
  }

  /** The last pixel of a row of an odd number. */
  private static void last(
      float[] products, int at, int position, int width, float[] out, int outAt) {
    int lower = at + WinogradWeights.SIDE * position;
    for (int c = 0; c < width; c += COUNT) {
      FloatVector left =
          FloatVector.fromArray(SPECIES, products, at + c)
              .add(FloatVector.fromArray(SPECIES, products, lower + c));
      FloatVector middle =
          FloatVector.fromArray(SPECIES, products, at + position + c)
              .add(FloatVector.fromArray(SPECIES, products, lower + position + c));
      left.add(middle).intoArray(out, outAt + c);
    }
  }
}
