package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchTest {
  private static final List<ImageSource> IMAGES =
      Collections.nCopies(100, ImageSource.of(new byte[0], "upload"));

  private static boolean isHelper() {
    return Thread.currentThread().getName().startsWith("mobilenet-batch-");
  }

  @Test
  void nobodyGoesOnAfterAHelperFailed() {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch called = new CountDownLatch(1);
    Thread[] helper = {Thread.currentThread()};
    Function<ImageSource, Integer> task =
        image -> {
          calls.incrementAndGet();
          if (isHelper()) {
            helper[0] = Thread.currentThread();
            called.countDown();
            throw new OutOfMemoryError("heap");
          }
          awaitEnd(called, helper);
          return 1;
        };
    assertThatThrownBy(() -> Batch.map(IMAGES, 2, task))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("heap");
    // The helper's, and the caller's if it was equally fast.
    assertThat(calls.get()).isBetween(1, 2);
  }

  private static void awaitEnd(CountDownLatch called, Thread[] helper) {
    try {
      called.await();
      helper[0].join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFailedBatchReturnsWhenAllItsThreadsHaveEnded() {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    Function<ImageSource, Integer> task =
        image -> {
          if (!isHelper()) {
            awaitEnd(started, new Thread[] {new Thread()});
            throw new IllegalStateException("bug");
          }
          started.countDown();
          while (caller.getState() != Thread.State.WAITING
              || !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          ended.set(true);
          return 1;
        };
    assertThatThrownBy(() -> Batch.map(IMAGES, 2, task)).hasMessage("bug");
    assertThat(ended).isTrue();
  }
}
