package mobilenet.image.webp;

/** The two inverse transforms of RFC 6386, 14.3 and 14.4. */
final class InverseTransform {
  /** Samples along a block's side. */
  static final int SIDE = 4;

  private static final int SAMPLES = SIDE * SIDE;

  /** √2 · cos(π/8) − 1 and √2 · sin(π/8), in 65536ths. */
  private static final int COSINE = 20091;

  private static final int SINE = 35468;

  private InverseTransform() {}

  /** Computes the first coefficient of each of 16 blocks from the block of averages. */
  static void walshHadamard(short[] averages, short[] coefficients) {
    int[] columns = new int[SAMPLES];
    for (int x = 0; x < SIDE; x++) {
      int outer = averages[x] + averages[12 + x];
      int inner = averages[4 + x] + averages[8 + x];
      int innerDifference = averages[4 + x] - averages[8 + x];
      int outerDifference = averages[x] - averages[12 + x];
      columns[x] = outer + inner;
      columns[4 + x] = outerDifference + innerDifference;
      columns[8 + x] = outer - inner;
      columns[12 + x] = outerDifference - innerDifference;
    }
    for (int row = 0; row < SAMPLES; row += SIDE) {
      int outer = columns[row] + columns[row + 3];
      int inner = columns[row + 1] + columns[row + 2];
      int innerDifference = columns[row + 1] - columns[row + 2];
      int outerDifference = columns[row] - columns[row + 3];
      coefficients[row * SAMPLES] = rounded8(outer + inner);
      coefficients[(row + 1) * SAMPLES] = rounded8(outerDifference + innerDifference);
      coefficients[(row + 2) * SAMPLES] = rounded8(outer - inner);
      coefficients[(row + 3) * SAMPLES] = rounded8(outerDifference - innerDifference);
    }
  }

  private static short rounded8(int value) {
    return (short) ((value + 3) >> 3);
  }

  /** Adds the block of 16 coefficients from {@code from} on to a plane's samples. */
  static void addCosines(short[] coefficients, int from, Plane plane, int at) {
    int[] columns = new int[SAMPLES];
    for (int x = 0; x < SIDE; x++) {
      int first = coefficients[from + x];
      int second = coefficients[from + 4 + x];
      int third = coefficients[from + 8 + x];
      int fourth = coefficients[from + 12 + x];
      int even = first + third;
      int odd = first - third;
      int low = timesSine(second) - timesCosine(fourth);
      int high = timesCosine(second) + timesSine(fourth);
      columns[x] = even + high;
      columns[4 + x] = odd + low;
      columns[8 + x] = odd - low;
      columns[12 + x] = even - high;
    }
    byte[] samples = plane.samples();
    int to = at;
    for (int row = 0; row < SAMPLES; row += SIDE) {
      int even = columns[row] + columns[row + 2] + 4;
      int odd = columns[row] - columns[row + 2] + 4;
      int low = timesSine(columns[row + 1]) - timesCosine(columns[row + 3]);
      int high = timesCosine(columns[row + 1]) + timesSine(columns[row + 3]);
      samples[to] = Plane.clip((samples[to] & 0xFF) + ((even + high) >> 3));
      samples[to + 1] = Plane.clip((samples[to + 1] & 0xFF) + ((odd + low) >> 3));
      samples[to + 2] = Plane.clip((samples[to + 2] & 0xFF) + ((odd - low) >> 3));
      samples[to + 3] = Plane.clip((samples[to + 3] & 0xFF) + ((even - high) >> 3));
      to += plane.stride();
    }
  }

  private static int timesCosine(int value) {
    return value + ((value * COSINE) >> 16);
  }

  private static int timesSine(int value) {
    return (value * SINE) >> 16;
  }
}
