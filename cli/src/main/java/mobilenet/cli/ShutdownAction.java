package mobilenet.cli;

import java.util.concurrent.TimeUnit;

/**
 * What is done if the process is asked to end (Ctrl-C, SIGTERM) while this is open. Who opened it
 * does not come to see the ending: closing waits until the virtual machine has halted, so that
 * nothing is reported of work that was cut short.
 */
public final class ShutdownAction implements AutoCloseable {
  private final Thread hook;

  /**
   * Opens it. Does not return while the process is being ended already.
   *
   * @param action done on a thread of its own
   */
  public ShutdownAction(Runnable action) {
    this.hook = new Thread(action, "shutdown-action");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      waitForTheEnd();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      waitForTheEnd();
    }
  }

  /** For who must not go on: the virtual machine halts when its hooks have returned. */
  public static void waitForTheEnd() {
    boolean waiting = true;
    while (waiting) {
      try {
        TimeUnit.DAYS.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        waiting = false;
      }
    }
  }
}
