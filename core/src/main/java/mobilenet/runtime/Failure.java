package mobilenet.runtime;

/**
 * What a worker threw in a run. A worker that leaves a run would leave the others at a barrier for
 * ever, so that it keeps here whatever it throws, goes on to the barriers, and the caller throws it
 * in the end. Allocates nothing: the heap may be full.
 */
final class Failure {
  private final Throwable none = new Throwable("nothing failed");
  private volatile Throwable kept = none;

  /** Whether a worker has failed in this run, and what is left need not be done. */
  boolean happened() {
    return kept != none;
  }

  /** Keeps what a worker has thrown, unless an error is kept already: those matter more. */
  void keep(Throwable thrown) {
    if (!(kept instanceof Error)) {
      kept = thrown;
    }
  }

  /**
   * Ends a run.
   *
   * @throws IllegalStateException if a kernel failed
   * @throws Error if the virtual machine could not go on, as it threw it
   */
  void rethrow() {
    Throwable cause = kept;
    if (cause == none) {
      return;
    }
    kept = none;
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("a kernel failed", cause);
  }
}
