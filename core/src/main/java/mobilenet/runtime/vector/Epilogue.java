package mobilenet.runtime.vector;

import java.util.Arrays;
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
  NONE(Activation.IDENTITY, Integer.MIN_VALUE, Integer.MAX_VALUE),
  RELU(Activation.RELU, 0, Integer.MAX_VALUE),
  RELU6(Activation.RELU6, 0, Float.floatToRawIntBits(6f)),
  /** {@code x · min(max(x + 3, 0), 6) / 6}. */
  HARD_SWISH(Activation.HARD_SWISH, 0, Float.floatToRawIntBits(6f));

  private final Activation activation;
  private final int floor;
  private final int ceiling;

  Epilogue(Activation activation, int floor, int ceiling) {
    this.activation = activation;
    this.floor = floor;
    this.ceiling = ceiling;
  }

  /** What it computes. */
  Activation activation() {
    return activation;
  }

  /** Bits of what smaller sums, or gates, become. */
  int floor() {
    return floor;
  }

  /** Bits of what larger sums, or gates, become. */
  int ceiling() {
    return ceiling;
  }

  /**
   * What of an activation a tile can do itself. With C2 of 17 not hard-swish, for the reason at
   * {@link #behindMuch}.
   */
  static Epilogue of(Activation activation) {
    return Arrays.stream(values())
        .filter(epilogue -> epilogue != HARD_SWISH || CompilerVersion.IS_LATER)
        .filter(epilogue -> epilogue.activation == activation)
        .findFirst()
        .orElse(NONE);
  }

  /**
   * What tiles can do that read tables of taps or convolve 5×5: with C2 of 17 nothing, for what
   * bounds call is more than it inlines at once behind them, and then it makes objects of the sums.
   */
  static Epilogue behindMuch(Activation activation) {
    return CompilerVersion.IS_LATER ? of(activation) : NONE;
  }
}
