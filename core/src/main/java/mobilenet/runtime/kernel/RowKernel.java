package mobilenet.runtime.kernel;

/**
 * A kernel that can also compute some rows of its output, between arrays that hold only some rows
 * of its maps. Such kernels can be joined to a {@link Band}. Computes the same bits as {@link
 * Kernel#run}.
 */
public interface RowKernel extends Kernel {

  /** Which rows of the first input an output row needs. */
  Window window();

  /** Layout of the output. */
  FeatureMap output();

  /** Output rows that cost as much together as one alone; those from a multiple of it on. */
  default int rowsAtOnce() {
    return 1;
  }

  /** Floats of scratch that {@link #rows} needs. */
  default int rowScratch() {
    return 0;
  }

  /**
   * Computes the output rows {@code from} to {@code to} (exclusive). Allocates nothing.
   *
   * @param in rows of the first input, with {@link #zeroTail()} at its end
   * @param inRow the row that {@code in} starts with
   * @param residual the whole second input; unused where the operation has none
   * @param out rows of the output
   * @param outRow the row that {@code out} starts with
   * @param scratch at least {@link #rowScratch()} floats, contents undefined
   */
  void rows(
      float[] in,
      int inRow,
      float[] residual,
      float[] out,
      int outRow,
      float[] scratch,
      int from,
      int to);
}
