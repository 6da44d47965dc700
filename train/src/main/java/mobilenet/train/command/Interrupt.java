package mobilenet.train.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: tells a run to stop, and keeps the process alive until it has saved. Closing it lets the
 * process end.
 */
final class Interrupt implements AutoCloseable {
  private static final int MOST_SECONDS = 60;

  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "save-on-interrupt");
  private volatile boolean asked;

  Interrupt() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void askAndWait() {
    asked = true;
    try {
      if (!saved.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("mobilenet: a step takes too long; the last snapshot stays");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the run shall stop. */
  boolean isAsked() {
    return asked;
  }

  @Override
  public void close() {
    saved.countDown();
    if (!asked) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
