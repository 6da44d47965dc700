package mobilenet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The images of one call, divided among threads: the caller's own, and helpers that live as long as
 * the call.
 *
 * @param <R> result for one image
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
   * @param threads how many work at a time at most, including the caller's
   * @param task an exception that it throws ends the whole batch
   * @return one result per image, in order
   */
  static <R> List<R> map(List<ImageSource> images, int threads, Function<ImageSource, R> task) {
    return new Batch<>(images, task).run(threads);
  }

  /** A thread that works beside the caller's. */
  private record Helper(FutureTask<Void> work, Thread thread) {}

  private List<R> run(int threads) {
    List<Helper> helpers = new ArrayList<>();
    try {
      for (int i = 1; i < Math.min(threads, images.size()); i++) {
        helpers.add(startHelper(i));
      }
      work();
      for (Helper helper : helpers) {
        await(helper.work());
      }
    } finally {
      next.set(images.size());
      helpers.forEach(helper -> helper.thread().interrupt());
      // The caller may close files next, so nobody may still be working on its images.
      helpers.forEach(helper -> join(helper.thread()));
    }
    List<R> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      all.add(results.get(i));
    }
    return List.copyOf(all);
  }

  private Helper startHelper(int number) {
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
      // The other threads' results would be thrown away: let them stop.
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
