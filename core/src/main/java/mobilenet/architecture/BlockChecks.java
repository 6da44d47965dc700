package mobilenet.architecture;

/** Range checks that the block records share. */
final class BlockChecks {
  private static final int LARGEST_KERNEL = 15;

  private BlockChecks() {}

  static void kernel(String what, int kernel) {
    if (kernel < 1 || kernel > LARGEST_KERNEL || kernel % 2 == 0) {
      throw new IllegalArgumentException(
          what + " must be odd, 1 to " + LARGEST_KERNEL + ", given " + kernel);
    }
  }

  /** Like {@link #kernel}, but 0 means "no such layer". */
  static void optionalKernel(String what, int kernel) {
    if (kernel != 0) {
      kernel(what, kernel);
    }
  }

  static void stride(int stride) {
    if (stride != 1 && stride != 2) {
      throw new IllegalArgumentException("stride must be 1 or 2, given " + stride);
    }
  }

  static void positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, given " + value);
    }
  }

  static void expansion(double expansion) {
    if (!(expansion > 0) || Double.isInfinite(expansion)) {
      throw new IllegalArgumentException("expansion must be positive, given " + expansion);
    }
  }

  static void squeezeRatio(double ratio) {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("squeeze ratio must be 0 (none) to 1, given " + ratio);
    }
  }
}
