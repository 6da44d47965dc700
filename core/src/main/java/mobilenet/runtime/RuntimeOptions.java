package mobilenet.runtime;

import java.util.OptionalInt;

/**
 * How a model is run. Results do not depend on the number of threads and sessions.
 *
 * @param threads that share the work inside one image, 1 to 256
 * @param kernels which kernels
 * @param sessions images that a {@link mobilenet.Classifier} works on at a time, 1 to 256; its
 *     other callers wait. Empty: one for each processor, but no more than fit into a quarter of the
 *     heap
 */
public record RuntimeOptions(int threads, KernelSelection kernels, OptionalInt sessions) {
  private static final int MOST = 256;

  /** One thread, the fastest kernels, as many sessions as there are processors. */
  public static final RuntimeOptions DEFAULT = new RuntimeOptions(1, KernelSelection.AUTO);

  /** Checks the ranges. */
  public RuntimeOptions {
    requireRange("threads", threads);
    sessions.ifPresent(number -> requireRange("sessions", number));
  }

  /** With the default number of sessions. */
  public RuntimeOptions(int threads, KernelSelection kernels) {
    this(threads, kernels, OptionalInt.empty());
  }

  private static void requireRange(String what, int number) {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(what + " must be from 1 to " + MOST + ", given " + number);
    }
  }

  /** The same with another number of threads. */
  public RuntimeOptions withThreads(int threads) {
    return new RuntimeOptions(threads, kernels, sessions);
  }

  /** The same with other kernels. */
  public RuntimeOptions withKernels(KernelSelection kernels) {
    return new RuntimeOptions(threads, kernels, sessions);
  }

  /** The same with another number of sessions. */
  public RuntimeOptions withSessions(int sessions) {
    return new RuntimeOptions(threads, kernels, OptionalInt.of(sessions));
  }
}
