package mobilenet.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that make one call after another, without a rest, until all are told to stop. A call that
 * fails ends them all, and is the failure of whoever waits: the rate of the others would pass for
 * that of all.
 */
final class Callers {
  private final Runnable call;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong answers = new AtomicLong();
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();
  private final CompletableFuture<Boolean> failed = new CompletableFuture<>();
  private volatile boolean over;

  private Callers(Runnable call) {
    this.call = call;
  }

  /** Starts {@code count} threads that do not keep the process alive. */
  static Callers start(int count, Runnable call) {
    Callers callers = new Callers(call);
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread(callers::callUntilOver, "caller-" + i);
      thread.setDaemon(true);
      callers.threads.add(thread);
      thread.start();
    }
    return callers;
  }

  private void callUntilOver() {
    try {
      while (!over) {
        call.run();
        answers.incrementAndGet();
        first.complete(true);
      }
    } catch (Throwable e) {
      failed.completeExceptionally(e);
      over = true;
    }
  }

  /** Calls answered so far. */
  long answers() {
    return answers.get();
  }

  /**
   * Waits for the first answer of all.
   *
   * @throws ExecutionException if a call failed
   */
  void awaitFirst() throws InterruptedException, ExecutionException {
    CompletableFuture.anyOf(first, failed).get();
  }

  /**
   * Lets them go on for so long.
   *
   * @throws ExecutionException as soon as a call fails, also if one had before
   */
  void goOn(long time, TimeUnit unit) throws InterruptedException, ExecutionException {
    try {
      failed.get(time, unit);
    } catch (TimeoutException e) {
      // None failed.
      return;
    }
    throw new IllegalStateException("the callers have stopped");
  }

  /**
   * Waits until their last calls are answered.
   *
   * @throws ExecutionException if one failed
   */
  void stop() throws InterruptedException, ExecutionException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    failed.complete(false);
    failed.get();
  }
}
