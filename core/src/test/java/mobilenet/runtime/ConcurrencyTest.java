package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobilenet.graph.Lowering;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight threads share one model of two threads, which they get in turns or not at all. */
class ConcurrencyTest {
  private static final int CALLERS = 8;
  private static final int SIZE = 32;
  private static final int CLASSES = 10;
  private static final long SEED = 31;

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_small_100", "mobilenetv4_hybrid_medium"})
  void manyRunsAreTheSameBits(String network) throws Exception {
    assertSameBits(network, 100);
  }

  /** With {@code -Pstress}. */
  @Tag("stress")
  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_small_100", "mobilenetv4_hybrid_medium"})
  void tenThousandRunsAreTheSameBits(String network) throws Exception {
    assertSameBits(network, 10_000);
  }

  private static void assertSameBits(String network, int runs)
      throws InterruptedException, ExecutionException {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(Lowering.lower(SmallNetworks.narrow(network)), SEED),
            RuntimeOptions.DEFAULT.withThreads(2))) {
      model.warmUp();
      float[] expected = new float[CLASSES];
      run(model.session(SIZE, SIZE), expected);
      Callable<Integer> task = () -> differing(model, expected, runs);
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        results.add(callers.submit(task));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).as("runs with other bits, seed %d", SEED).isZero();
      }
    } finally {
      callers.shutdown();
    }
  }

  /** How many runs of a session of its own give other logits. */
  private static int differing(CompiledModel model, float[] expected, int runs) {
    Session session = model.session(SIZE, SIZE);
    float[] logits = new float[CLASSES];
    int differing = 0;
    for (int i = 0; i < runs; i++) {
      run(session, logits);
      differing += Arrays.equals(logits, expected) ? 0 : 1;
    }
    return differing;
  }

  private static void run(Session session, float[] logits) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] image = session.input();
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (random.nextDouble() * 2 - 1);
    }
    session.run();
    session.tap(session.taps().get(0)).copyTo(logits, 0);
  }
}
