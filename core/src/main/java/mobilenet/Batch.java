package mobilenet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Images of one call, shared out among threads: the caller's, and others for as long as it takes.
 *
 * @param <R> what becomes of an image
 */
final class Batch<R> {
  private final List<ImageSource> images;
  private final Function<ImageSource, R> task;
  private final AtomicReferenceArray<R> results;
  private final AtomicInteger next = new AtomicInteger();

  private Batch(List<ImageSource> images, Function<ImageSource, R> task) {
    this.images = List.copyOf(images);
    this.task = task;
    this.results = new AtomicReferenceArray<>(this.images.size());
  }

  /**
   * Runs a task for each image.
   *
   * @param threads most at a time, the caller's among them
   * @param task may throw what ends the whole batch
   * @return one result an image, in order
   */
  static <R> List<R> map(List<ImageSource> images, int threads, Function<ImageSource, R> task) {
    return new Batch<>(images, task).run(threads);
  }

  /** A thread beside the caller's. */
  private record Helper(FutureTask<Void> work, Thread thread) {}

  private List<R> run(int threads) {
    List<Helper> helpers = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(threads, images.size()); i++) {
        helpers.add(help(i));
      }
      work();
      for (Helper helper : helpers) {
        await(helper.work());
      }
    } finally {
      next.set(images.size());
      helpers.forEach(helper -> helper.thread().interrupt());
      // Whatever the caller does next, such as closing a file, nobody still works on its images.
      helpers.forEach(helper -> join(helper.thread()));
    }
    List<R> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
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
      for (int i = next.getAndIncrement(); i < images.size(); i = next.getAndIncrement()) {
        results.set(i, task.apply(images.get(i)));
      }
    } catch (Throwable e) {
      // What the others would still do is thrown away.
      next.set(images.size());
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
