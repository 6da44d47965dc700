package mobilenet.image.webp;

/**
 * Smooths the samples on both sides of one edge; RFC 6386, 15.2 and 15.3. {@code at} is the first
 * sample after the edge, and {@code step} the distance to the next sample away from it.
 *
 * @param edgeLimit largest step across the edge that is taken for an artefact
 * @param interiorLimit largest difference of neighbours on one side at which the edge is smoothed
 * @param varianceLimit largest difference of neighbours on one side at which the wide filters are
 *     used
 */
record EdgeFilter(int edgeLimit, int interiorLimit, int varianceLimit) {

  void simple(byte[] samples, int at, int step) {
    if (isSmall(samples, at, step)) {
      nearest(samples, at, step);
    }
  }

  void blockEdge(byte[] samples, int at, int step) {
    if (!isEven(samples, at, step)) {
      return;
    }
    if (isVaried(samples, at, step)) {
      nearest(samples, at, step);
      return;
    }
    int change = 3 * (u8(samples, at) - u8(samples, at - step));
    int after = clamp5((change + 4) >> 3);
    int before = clamp5((change + 3) >> 3);
    int second = (after + 1) >> 1;
    add(samples, at - 2 * step, second);
    add(samples, at - step, before);
    add(samples, at, -after);
    add(samples, at + step, -second);
  }

  void macroblockEdge(byte[] samples, int at, int step) {
    if (!isEven(samples, at, step)) {
      return;
    }
    if (isVaried(samples, at, step)) {
      nearest(samples, at, step);
      return;
    }
    int change =
        clamp8(3 * (u8(samples, at) - u8(samples, at - step)) + outerChange(samples, at, step));
    for (int i = 0; i < 3; i++) {
      // 27, 18 and 9 of 128: 3/7, 2/7 and 1/7 of the change, about.
      int share = (9 * (3 - i) * change + 63) >> 7;
      add(samples, at - (i + 1) * step, share);
      add(samples, at + i * step, -share);
    }
  }

  /** Changes one sample on either side. */
  private static void nearest(byte[] samples, int at, int step) {
    int change = 3 * (u8(samples, at) - u8(samples, at - step)) + outerChange(samples, at, step);
    add(samples, at - step, clamp5((change + 3) >> 3));
    add(samples, at, -clamp5((change + 4) >> 3));
  }

  private static int outerChange(byte[] samples, int at, int step) {
    return clamp8(u8(samples, at - 2 * step) - u8(samples, at + step));
  }

  private boolean isSmall(byte[] samples, int at, int step) {
    int over = Math.abs(u8(samples, at - step) - u8(samples, at));
    int around = Math.abs(u8(samples, at - 2 * step) - u8(samples, at + step));
    return 4 * over + around <= 2 * edgeLimit + 1;
  }

  private boolean isEven(byte[] samples, int at, int step) {
    return isSmall(samples, at, step)
        && difference(samples, at - 4 * step, step) <= interiorLimit
        && difference(samples, at - 3 * step, step) <= interiorLimit
        && difference(samples, at - 2 * step, step) <= interiorLimit
        && difference(samples, at, step) <= interiorLimit
        && difference(samples, at + step, step) <= interiorLimit
        && difference(samples, at + 2 * step, step) <= interiorLimit;
  }

  private boolean isVaried(byte[] samples, int at, int step) {
    return difference(samples, at - 2 * step, step) > varianceLimit
        || difference(samples, at, step) > varianceLimit;
  }

  private static int difference(byte[] samples, int at, int step) {
    return Math.abs(u8(samples, at) - u8(samples, at + step));
  }

  private static void add(byte[] samples, int at, int change) {
    samples[at] = Plane.clip(u8(samples, at) + change);
  }

  private static int u8(byte[] samples, int at) {
    return samples[at] & 0xFF;
  }

  private static int clamp8(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  private static int clamp5(int value) {
    return Math.max(-16, Math.min(15, value));
  }
}
