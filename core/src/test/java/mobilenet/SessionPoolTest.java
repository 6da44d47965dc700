package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionPoolTest {
  private static final int SIZE = 32;
  private static final List<String> LOGITS = List.of(Graph.LOGITS);

  private final CompiledModel model =
      CompiledModel.compile(
          RandomWeights.bind(Lowering.lower(SmallNetworks.narrow("mobilenetv3_small_100")), 1),
          RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR));
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void close() {
    model.close();
  }

  private SessionPool pool(int capacity) {
    return new SessionPool(
        taps -> {
          made.incrementAndGet();
          return model.session(SIZE, SIZE, taps);
        },
        capacity);
  }

  @Test
  void neverMoreThanItsCapacityAtATime() throws Exception {
    SessionPool pool = pool(2);
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    Callable<Integer> use =
        () ->
            pool.use(
                LOGITS,
                session -> {
                  most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                  session.run();
                  return busy.decrementAndGet();
                });
    for (Future<Integer> result : callers.invokeAll(Collections.nCopies(100, use))) {
      result.get();
    }
    callers.shutdown();
    assertThat(most.get()).isBetween(1, 2);
    assertThat(made.get()).isBetween(1, 2);
  }

  @Test
  void aFailureGivesTheSessionBack() {
    SessionPool pool = pool(1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  pool.use(
                      LOGITS,
                      session -> {
                        throw new IllegalStateException("broken image");
                      }))
          .hasMessage("broken image");
    }
    assertThat(made.get()).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> pool.use(List.of("nowhere"), session -> 0))
          .hasMessageContaining("no tap \"nowhere\"");
    }
    assertThat(pool.<Integer, RuntimeException>use(LOGITS, session -> 7)).isEqualTo(7);
  }

  /** Otherwise a caller that asks for different feature maps each time would fill the memory. */
  @Test
  void otherTapsTakeTheRoomOfThoseNotInUse() {
    SessionPool pool = pool(2);
    Set<Session> stem = new HashSet<>();
    for (String tap : List.of("stem", "features", "embedding", "logits", "stem")) {
      Session used = pool.use(List.of(tap), session -> session);
      if (tap.equals("stem")) {
        stem.add(used);
      }
    }
    assertThat(stem).hasSize(2);
    // The sessions for the embedding and the first stem were dropped; logits and second stem stay.
    pool.<Session, RuntimeException>use(LOGITS, session -> session);
    assertThat(made.get()).isEqualTo(5);
  }

  @Test
  void anInterruptedCallerGetsNoTurn() {
    SessionPool pool = pool(1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> pool.use(LOGITS, session -> 0))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while waiting for a session of the classifier");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pool.<Integer, RuntimeException>use(LOGITS, session -> 7)).isEqualTo(7);
  }

  @Test
  void closingLetsTheOneWithASessionFinishAndRefusesThoseWhoWait() throws Exception {
    SessionPool pool = pool(1);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    FutureTask<Integer> lucky =
        new FutureTask<>(
            () ->
                pool.use(
                    LOGITS,
                    session -> {
                      inside.countDown();
                      finish.await();
                      session.run();
                      return 7;
                    }));
    new Thread(lucky).start();
    inside.await();
    List<FutureTask<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      FutureTask<Integer> late = new FutureTask<>(() -> pool.use(LOGITS, session -> 0));
      Thread thread = new Thread(late);
      thread.start();
      waiting.add(late);
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    pool.close();
    pool.close();
    for (FutureTask<Integer> late : waiting) {
      assertThatThrownBy(late::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the classifier is closed; load it again, or close it after its last use");
    }
    finish.countDown();
    assertThat(lucky.get()).isEqualTo(7);
    assertThatThrownBy(() -> pool.use(LOGITS, session -> 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneSessionAProcessorUnlessAskedForOthers() {
    assertThat(SessionPool.of(model, SIZE, SIZE, OptionalInt.of(5)).capacity()).isEqualTo(5);
    assertThat(SessionPool.of(model, SIZE, SIZE, OptionalInt.empty()).capacity())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }
}
