package mobilenet.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies a few floats, for which {@link System#arraycopy} costs more than the copying. */
final class Copies {
  /** The stem's rows of a kernel are nine floats long, shorter than a long vector. */
  private static final VectorSpecies<Float> SHORT = FloatVector.SPECIES_128;

  private static final int SHORT_COUNT = SHORT.length();

  /** C2 of 17 makes an object of every vector that is only moved. */
  private static final boolean VECTORS_PAY = Runtime.version().feature() >= 21;

  private Copies() {}

  /** Copies {@code n} floats; the last vector overlaps the one before. */
  static void copy(float[] from, int fromAt, float[] to, int toAt, int n) {
    if (!VECTORS_PAY) {
      System.arraycopy(from, fromAt, to, toAt, n);
    } else if (n >= 4 * Lanes.COUNT) {
      vectors(from, fromAt, to, toAt, n);
    } else if (n >= SHORT_COUNT) {
      shortVectors(from, fromAt, to, toAt, n);
    } else {
      System.arraycopy(from, fromAt, to, toAt, n);
    }
  }

  private static void vectors(float[] from, int fromAt, float[] to, int toAt, int n) {
    int last = n - Lanes.COUNT;
    for (int i = 0; i < last; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, from, fromAt + i).intoArray(to, toAt + i);
    }
    FloatVector.fromArray(Lanes.SPECIES, from, fromAt + last).intoArray(to, toAt + last);
  }

  private static void shortVectors(float[] from, int fromAt, float[] to, int toAt, int n) {
    int last = n - SHORT_COUNT;
    for (int i = 0; i < last; i += SHORT_COUNT) {
      FloatVector.fromArray(SHORT, from, fromAt + i).intoArray(to, toAt + i);
    }
    FloatVector.fromArray(SHORT, from, fromAt + last).intoArray(to, toAt + last);
  }
}
