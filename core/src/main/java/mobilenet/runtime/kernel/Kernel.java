package mobilenet.runtime.kernel;

/**
 * One operation at one image size, cut into units that can run in any order and on any thread. A
 * unit computes the same bits whoever runs it, so results do not depend on the number of threads.
 */
public interface Kernel {

  /** Number of units. */
  int units();

  /** Lengths of the scratch arrays that one worker needs while it runs units. */
  default int[] scratchLengths() {
    return new int[0];
  }

  /** Zeros that the kernel finds at the end of its first input's array. */
  default ZeroTail zeroTail() {
    return ZeroTail.NONE;
  }

  /**
   * Runs the units {@code from} to {@code to} (exclusive). Allocates nothing.
   *
   * @param inputs arrays of the inputs
   * @param output array of the output; each unit writes its own part
   * @param scratch at least the arrays of {@link #scratchLengths()}, at least as long; contents
   *     undefined
   * @param from first unit
   * @param to one past the last unit
   */
  void run(float[][] inputs, float[] output, float[][] scratch, int from, int to);
}
