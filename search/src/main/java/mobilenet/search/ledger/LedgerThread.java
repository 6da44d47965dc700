package mobilenet.search.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * A thread for all that is done with a file, which nobody interrupts: an interrupt would close the
 * file's channels, and could come between a line and its being on the disk.
 */
final class LedgerThread implements Closeable {
  private final ExecutorService thread;

  LedgerThread(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread created = new Thread(task, name);
              // Whoever wants something done waits for it, so that a program need not wait too.
              created.setDaemon(true);
              return created;
            });
  }

  /**
   * Runs an action, and returns when it is done. Whoever is interrupted while waiting is
   * interrupted then.
   *
   * @throws ClosedChannelException if the thread is closed
   */
  <T> T run(Callable<T> action) throws IOException {
    Future<T> task = submit(action);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unchecked(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> Future<T> submit(Callable<T> action) throws ClosedChannelException {
    try {
      return thread.submit(action);
    } catch (RejectedExecutionException e) {
      ClosedChannelException closed = new ClosedChannelException();
      closed.initCause(e);
      throw closed;
    }
  }

  private static RuntimeException unchecked(ExecutionException e) throws IOException {
    Throwable cause = e.getCause();
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(e);
  }

  /** Ends once what it was given is done. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
