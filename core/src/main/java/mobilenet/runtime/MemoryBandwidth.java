package mobilenet.runtime;

/** How fast one thread moves what no cache holds: what layers of many weights are bound by. */
public final class MemoryBandwidth {
  /** 64 MiB each way: more than the caches of most processors. */
  private static final int FLOATS = 16 * 1024 * 1024;

  /** The first copies also fetch the arrays' pages from the operating system. */
  private static final int ROUNDS = 8;

  private MemoryBandwidth() {}

  /**
   * Copies an array a few times on the calling thread, about 0.2 s.
   *
   * @return billions of bytes a second, read and written ones both counted; the best copy
   */
  public static double gigabytesPerSecond() {
    float[] from = new float[FLOATS];
    float[] to = new float[FLOATS];
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      System.arraycopy(from, 0, to, 0, FLOATS);
      best = Math.min(best, System.nanoTime() - start);
    }
    return 2.0 * Float.BYTES * FLOATS / best;
  }
}
