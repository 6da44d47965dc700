package mobilenet.runtime.vector.depthwise;

import mobilenet.runtime.vector.machine.Target;

/**
 * A {@link DepthwiseTile}'s pixels of two neighbouring output rows: the input rows that both read
 * are loaded once. That takes 16 sums and the weights of two rows of taps in registers. Written by
 * {@code DepthwisePairSources} in core's folder {@code src/generator}.
 */
interface DepthwisePair {
  /** Whether there are registers for it. With C2 of 17 two rows made objects of vectors. */
  static boolean runsOn(Target target) {
    return target.hasManyRegisters() && target.laterCompiler();
  }

  /**
   * Computes the tile of an output row and of the next one, which share input rows. Arguments as of
   * {@link DepthwiseTile#convolve}, those of the upper row. Allocates nothing.
   */
  void convolve(
      DepthwiseLayer layer,
      InputRows inputRows,
      float[] in,
      int base,
      int columnsAt,
      float[] out,
      int outAt,
      int channel,
      int channels);
}
