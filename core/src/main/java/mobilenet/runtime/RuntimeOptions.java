package mobilenet.runtime;

/**
 * How a model is run. Results do not depend on the number of threads.
 *
 * @param threads that share the work inside one picture, 1 to 256
 * @param kernels which kernels
 */
public record RuntimeOptions(int threads, KernelSelection kernels) {
  private static final int MAX_THREADS = 256;

  /** One thread, the fastest kernels. */
  public static final RuntimeOptions DEFAULT = new RuntimeOptions(1, KernelSelection.AUTO);

  /** Checks the range. */
  public RuntimeOptions {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads must be from 1 to " + MAX_THREADS + ", given " + threads);
    }
  }

  /** The same with another number of threads. */
  public RuntimeOptions withThreads(int threads) {
    return new RuntimeOptions(threads, kernels);
  }

  /** The same with other kernels. */
  public RuntimeOptions withKernels(KernelSelection kernels) {
    return new RuntimeOptions(threads, kernels);
  }
}
