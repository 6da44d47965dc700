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

  /**
   * Copies some pieces of {@code n} floats each. The last vector of a piece overlaps the one before
   * it.
   *
   * @param fromStep floats from one piece to the next where they are read
   * @param toStep floats from one piece to the next where they are written
   * @param count pieces
   */
  static void copy(
      float[] from, int fromAt, int fromStep, float[] to, int toAt, int toStep, int n, int count) {
    if (!VECTORS_PAY || n < SHORT_COUNT) {
      for (int i = 0; i < count; i++) {
        System.arraycopy(from, fromAt + i * fromStep, to, toAt + i * toStep, n);
      }
    } else if (n < Lanes.COUNT) {
      for (int i = 0; i < count; i++) {
        shortVectors(from, fromAt + i * fromStep, to, toAt + i * toStep, n);
      }
    } else if (n <= 2 * Lanes.COUNT) {
      for (int i = 0; i < count; i++) {
        twoVectors(from, fromAt + i * fromStep, to, toAt + i * toStep, n - Lanes.COUNT);
      }
    } else {
      for (int i = 0; i < count; i++) {
        vectors(from, fromAt + i * fromStep, to, toAt + i * toStep, n);
      }
    }
  }

  private static void twoVectors(float[] from, int fromAt, float[] to, int toAt, int second) {
    FloatVector.fromArray(Lanes.SPECIES, from, fromAt).intoArray(to, toAt);
    FloatVector.fromArray(Lanes.SPECIES, from, fromAt + second).intoArray(to, toAt + second);
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
