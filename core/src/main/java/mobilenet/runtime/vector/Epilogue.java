package mobilenet.runtime.vector;

import mobilenet.architecture.Activation;

/**
 * What the tiles do to their sums before they store them: keep them between two bounds, or
 * hard-swish, whose bounds are those of its gate. Each of both is one code without branches,
 * because C2 makes objects of sums that are stored in two branches when it has seen one of them
 * only. The rest is {@link Finish}'s.
 *
 * <p>The bounds are compared as integers, one instruction each where floats take two: floats from
 * +0 on are in the order of their bits, and bits of negative floats are negative integers. So a
 * negative NaN is below the floor, and a positive one above 6.
 */
enum Epilogue {
  NONE(Integer.MIN_VALUE, Integer.MAX_VALUE),
  RELU(0, Integer.MAX_VALUE),
  RELU6(0, Float.floatToRawIntBits(6f)),
  /** {@code x · min(max(x + 3, 0), 6) / 6}. */
  HARD_SWISH(0, Float.floatToRawIntBits(6f));

  /** C2 of 17 makes objects of the sums of such tiles, if much was compiled before. */
  private static final boolean HARD_SWISH_IN_TILES = CompilerVersion.IS_LATER;

  private final int floor;
  private final int ceiling;

  Epilogue(int floor, int ceiling) {
    this.floor = floor;
    this.ceiling = ceiling;
  }

  /** Bits of what smaller sums, or gates, become. */
  int floor() {
    return floor;
  }

  /** Bits of what larger sums, or gates, become. */
  int ceiling() {
    return ceiling;
  }

  /** What of an activation a tile can do itself. */
  static Epilogue of(Activation activation) {
    return switch (activation) {
      case RELU -> RELU;
      case RELU6 -> RELU6;
      case HARD_SWISH -> HARD_SWISH_IN_TILES ? HARD_SWISH : NONE;
      default -> NONE;
    };
  }
}
