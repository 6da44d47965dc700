package mobilenet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Pictures of one call, shared out among threads: the caller's, and others for as long as it takes.
 *
 * @param <R> what becomes of a picture
 */
final class Batch<R> {
  private final List<Picture> pictures;
  private final Function<Picture, R> task;
  private final AtomicReferenceArray<R> results;
  private final AtomicInteger next = new AtomicInteger();

  private Batch(List<Picture> pictures, Function<Picture, R> task) {
    this.pictures = List.copyOf(pictures);
    this.task = task;
    this.results = new AtomicReferenceArray<>(this.pictures.size());
  }

  /**
   * Runs a task for each picture.
   *
   * @param threads most at a time, the caller's among them
   * @param task may throw what ends the whole batch
   * @return one result a picture, in order
   */
  static <R> List<R> map(List<Picture> pictures, int threads, Function<Picture, R> task) {
    return new Batch<>(pictures, task).run(threads);
  }

  /** A thread beside the caller's. */
  private record Helper(FutureTask<Void> work, Thread thread) {}

  private List<R> run(int threads) {
    List<Helper> helpers = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(threads, pictures.size()); i++) {
        helpers.add(help(i));
      }
      work();
      for (Helper helper : helpers) {
        await(helper.work());
      }
    } finally {
      next.set(pictures.size());
      helpers.forEach(helper -> helper.thread().interrupt());
      // Whatever the caller does next, such as closing a file, nobody still works on its pictures.
      helpers.forEach(helper -> join(helper.thread()));
    }
    List<R> all = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      all.add(results.get(i));
    }
    return List.copyOf(all);
  }

  private Helper help(int number) {
    FutureTask<Void> work =
        new FutureTask<>(
            () -> {
              work();
              return null;
            });
    Thread thread = new Thread(work, "mobilenet-batch-" + number);
    thread.setDaemon(true);
    thread.start();
    return new Helper(work, thread);
  }

  private void work() {
    try {
      for (int i = next.getAndIncrement(); i < pictures.size(); i = next.getAndIncrement()) {
        results.set(i, task.apply(pictures.get(i)));
      }
    } catch (Throwable e) {
      // What the others would still do is thrown away.
      next.set(pictures.size());
      throw e;
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(FutureTask<Void> helper) {
    try {
      helper.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SessionPool.cancelled();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }
}
