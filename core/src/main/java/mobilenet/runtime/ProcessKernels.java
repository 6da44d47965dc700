package mobilenet.runtime;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import mobilenet.runtime.kernel.Kernels;

/**
 * What a process knows about its kernels, and the one place that keeps it: its set of vector
 * kernels, with all that warming up has found, and whether people have been told why plain loops
 * run. So a model's kernels depend on earlier models of the process only through that set: it is
 * warm sooner, it leaves out tiles that were found slow, or it is not used any longer.
 */
final class ProcessKernels {
  /** Of this process. */
  static final ProcessKernels HERE = new ProcessKernels();

  private final AtomicReference<Optional<Kernels>> vectorKernels =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * The set of vector kernels.
   *
   * @param maker makes it, unless there is one
   */
  Kernels vectorKernels(Supplier<Kernels> maker) {
    return vectorKernels
        .updateAndGet(known -> known.isPresent() ? known : Optional.of(maker.get()))
        .orElseThrow();
  }

  /** Tells people once why plain loops run. */
  void warnOnce(String reason) {
    if (warned.compareAndSet(false, true)) {
      System.getLogger(ProcessKernels.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "running plain loops, several times slower than vectors can be: " + reason);
    }
  }

  /** Forgets everything, as if the process had just begun; for tests. */
  void forget() {
    vectorKernels.set(Optional.empty());
    warned.set(false);
  }
}
