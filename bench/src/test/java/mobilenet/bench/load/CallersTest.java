package mobilenet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallersTest {
  @Test
  void callsAreCountedUntilTheEnd() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Callers callers = Callers.start(3, calls::incrementAndGet);
    callers.awaitFirst();
    assertThat(callers.answers()).isPositive();
    callers.goOn(1, TimeUnit.MILLISECONDS);
    callers.stop();
    assertThat(callers.answers()).isEqualTo(calls.get());
  }

  @Test
  void whoWaitsForTheFirstAnswerLearnsThatThereIsNone() {
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");
    Callers callers =
        Callers.start(
            2,
            () -> {
              throw error;
            });
    assertThatThrownBy(callers::awaitFirst)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(error);
  }

  /** One of two fails while the other goes on, in what is measured and at its end. */
  @Test
  void theRateOfTheOthersIsNone() throws Exception {
    IllegalStateException error = new IllegalStateException("no more");
    AtomicInteger number = new AtomicInteger();
    CountDownLatch answered = new CountDownLatch(1);
    Callers callers =
        Callers.start(
            2,
            () -> {
              if (number.getAndIncrement() == 1) {
                await(answered);
                throw error;
              }
            });
    callers.awaitFirst();
    answered.countDown();
    assertThatThrownBy(() -> callers.goOn(1, TimeUnit.HOURS)).cause().isSameAs(error);
    assertThatThrownBy(callers::stop).cause().isSameAs(error);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
