package mobilenet.runtime.vector.activation;

import java.util.Arrays;
import mobilenet.architecture.Activation;
import mobilenet.runtime.vector.machine.Target;

/**
 * The part of an {@link Epilogue} that tiles compute while their sums are in registers: keep them
 * between two bounds, or hard-swish, whose bounds are those of its gate. Each of both is one code
 * without branches, because C2 makes objects of sums that are stored in two branches when it has
 * seen one of them only.
 *
 * <p>The bounds are compared as integers, one instruction each where floats take two: floats from
 * +0 on are in the order of their bits, and bits of negative floats are negative integers. So a
 * negative NaN is below the floor, and a positive one above 6.
 */
public enum TileEpilogue {
  /** Plain sums. */
  NONE(Activation.IDENTITY, Integer.MIN_VALUE, Integer.MAX_VALUE),
  /** No less than 0. */
  RELU(Activation.RELU, 0, Integer.MAX_VALUE),
  /** From 0 to 6. */
  RELU6(Activation.RELU6, 0, Float.floatToRawIntBits(6f)),
  /** {@code x · min(max(x + 3, 0), 6) / 6}. */
  HARD_SWISH(Activation.HARD_SWISH, 0, Float.floatToRawIntBits(6f));

  private final Activation activation;
  private final int floor;
  private final int ceiling;

  TileEpilogue(Activation activation, int floor, int ceiling) {
    this.activation = activation;
    this.floor = floor;
    this.ceiling = ceiling;
  }

  /** What it computes. */
  public Activation activation() {
    return activation;
  }

  /** Bits of what smaller sums, or gates, become. */
  public int floor() {
    return floor;
  }

  /** Bits of what larger sums, or gates, become. */
  public int ceiling() {
    return ceiling;
  }

  /**
   * What of an activation a tile of few operations can do itself. With C2 of 17 not hard-swish, for
   * the reason at {@link #forLongTiles}.
   */
  public static TileEpilogue of(Activation activation, Target target) {
    return Arrays.stream(values())
        .filter(epilogue -> epilogue != HARD_SWISH || target.laterCompiler())
        .filter(epilogue -> epilogue.activation == activation)
        .findFirst()
        .orElse(NONE);
  }

  /**
   * What of it tiles can do that read tables of taps or convolve 5×5: with C2 of 17 nothing, for
   * what bounds call is more than it inlines at once behind so many operations, and then it makes
   * objects of the sums.
   */
  public static TileEpilogue forLongTiles(Activation activation, Target target) {
    return target.laterCompiler() ? of(activation, target) : NONE;
  }
}
