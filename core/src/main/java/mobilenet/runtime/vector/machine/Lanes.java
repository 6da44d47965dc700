package mobilenet.runtime.vector.machine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width, the one place that knows it. C2 must see a constant species, so it is decided
 * once, when this class is loaded.
 */
public final class Lanes {
  /** System property that sets the width in bits, for tests: 128, 256 or 512. */
  public static final String PROPERTY = "mobilenet.vectorBits";

  /** The vectors of all kernels. */
  public static final VectorSpecies<Float> SPECIES = species(Integer.getInteger(PROPERTY, 0));

  /** The same width as integers, for the bits of floats. */
  public static final VectorSpecies<Integer> BITS =
      VectorSpecies.of(int.class, SPECIES.vectorShape());

  /** Floats in a vector. */
  public static final int COUNT = SPECIES.length();

  /** Floats of a line of the cache. */
  private static final int CACHE_LINE = 16;

  /** Floats of a KiB. */
  private static final int CONFLICTING = 256;

  /** The width that the processor prefers, whatever the property says. */
  public static final int PREFERRED_BITS = FloatVector.SPECIES_PREFERRED.vectorBitSize();

  private Lanes() {}

  private static VectorSpecies<Float> species(int bits) {
    return bits == 0
        ? FloatVector.SPECIES_PREFERRED
        : VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }

  /**
   * Floats from one pixel of a map to the next. A stride of whole KiB would put the pixels that a
   * depthwise kernel reads together into a few sets of the first cache, which evict each other: 20
   * GFLOP/s with 512 channels, 30 with 384 (measured, Zen 3). Such pixels lie a line further.
   */
  public static int pixelStride(int channels) {
    int stride = align(channels);
    return stride % CONFLICTING == 0 ? stride + CACHE_LINE : stride;
  }

  /** The smallest multiple of the vector length that holds {@code n} floats. */
  public static int align(int n) {
    return (n + COUNT - 1) / COUNT * COUNT;
  }
}
