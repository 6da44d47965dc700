package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one worker throws, the others get past their barriers and the caller gets it. */
@Timeout(120)
class FailureTest {
  private static final long SEED = 5;
  private static final int SIZE = 33;
  private static final int CLASSES = 10;
  private static final int WORKERS = 3;
  private static final int IMAGES = 7;
  private static final String CALLER = "failing-caller";
  private static final BoundGraph BOUND =
      RandomWeights.bind(Lowering.lower(SmallNetworks.narrow("mobilenetv3_small_100")), SEED);

  static Stream<Arguments> faults() {
    List<Supplier<Throwable>> faults =
        List.of(
            () -> new OutOfMemoryError("Java heap space"),
            StackOverflowError::new,
            () -> new LinkageError("gone"),
            () -> new IllegalArgumentException("bug"));
    return Stream.of(CALLER, "test-worker-1", "test-worker-2")
        .flatMap(thread -> faults.stream().map(fault -> Arguments.of(thread, fault)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aSessionPassesItOn(String thread, Supplier<Throwable> fault) throws Exception {
    FailingKernels kernels = new FailingKernels(thread, fault);
    float[] image = images(1);
    try (WorkerPool pool = new WorkerPool(WORKERS, "test")) {
      Session session = session(kernels, pool);
      float[] logits = new float[CLASSES];
      fails(() -> session.run(image, logits), fault.get());
      kernels.mend();
      session.run(image, logits);
      assertThat(logits).isEqualTo(expected(image));
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBatchSessionPassesItOn(String thread, Supplier<Throwable> fault) throws Exception {
    FailingKernels kernels = new FailingKernels(thread, fault);
    float[] images = images(IMAGES);
    try (WorkerPool pool = new WorkerPool(WORKERS, "test")) {
      List<Session> sessions = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        sessions.add(session(kernels, pool));
      }
      BatchSession batch = new BatchSession(sessions, pool);
      float[] logits = new float[IMAGES * CLASSES];
      fails(() -> batch.run(images, logits), fault.get());
      kernels.mend();
      batch.run(images, logits);
      int length = images.length / IMAGES;
      for (int i = 0; i < IMAGES; i++) {
        assertThat(Arrays.copyOfRange(logits, i * CLASSES, (i + 1) * CLASSES))
            .isEqualTo(expected(Arrays.copyOfRange(images, i * length, (i + 1) * length)));
      }
    }
  }

  @Test
  void anErrorIsNotHiddenByAnException() {
    Failure failure = new Failure();
    Error error = new OutOfMemoryError("heap");
    failure.keep(error);
    failure.keep(new IllegalStateException("what follows from it"));
    assertThat(failure.happened()).isTrue();
    assertThatThrownBy(failure::rethrow).isSameAs(error);
    assertThat(failure.happened()).isFalse();
    failure.rethrow();
  }

  /** On a thread of its own: workers that wait for ever cannot be interrupted. */
  private static void fails(Runnable run, Throwable expected) throws InterruptedException {
    FutureTask<Object> task = new FutureTask<>(Executors.callable(run));
    Thread caller = new Thread(task, CALLER);
    caller.setDaemon(true);
    caller.start();
    if (expected instanceof Error) {
      assertThatThrownBy(task::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .hasSameClassAs(expected)
          .hasMessage(expected.getMessage());
    } else {
      assertThatThrownBy(task::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a kernel failed")
          .hasCauseInstanceOf(expected.getClass());
    }
  }

  private static Session session(FailingKernels kernels, WorkerPool pool) {
    WarmingEngine engine =
        new WarmingEngine(
            new KernelLookup.Choice(kernels, KernelSelection.SCALAR, "test"), BOUND, false);
    Graph graph = BOUND.graph();
    return new Session(
        engine,
        current -> Plan.of(graph, current, SIZE, SIZE, Taps.resolve(graph, List.of(Graph.LOGITS))),
        pool);
  }

  private static float[] images(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] images = new float[count * SIZE * SIZE * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return images;
  }

  private static float[] expected(float[] image) {
    try (WorkerPool alone = new WorkerPool(1, "alone")) {
      float[] logits = new float[CLASSES];
      session(new FailingKernels("nobody", StackOverflowError::new), alone).run(image, logits);
      return logits;
    }
  }
}
