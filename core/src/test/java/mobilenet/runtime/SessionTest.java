package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static final int SIZE = 65;
  private static final int SMALL = 17;
  private static final long SEED = 7;

  /** Runs between two looks at the allocated bytes. */
  private static final int BATCH = 20;

  /** Until all is compiled, vectors are objects; beside busy neighbours that takes a while. */
  private static final Duration COMPILING = Duration.ofSeconds(30);

  private static final String HYBRID = "mobilenetv4_hybrid_medium_075";

  private static CompiledModel model(String name, int threads) throws InterruptedException {
    Graph graph = Lowering.lower(Catalogue.get(name).withClasses(10));
    CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(graph, SEED), RuntimeOptions.DEFAULT.withThreads(threads));
    model.warmUp();
    return model;
  }

  private static float[] logits(CompiledModel model, int runs) {
    Session session = model.session(SIZE, SIZE);
    float[] image = new float[session.input().length];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (random.nextDouble() * 2 - 1);
    }
    float[] logits = new float[10];
    for (int i = 0; i < runs; i++) {
      session.run(image, logits);
    }
    return logits;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv2_050", "mobilenetv3_small_100", "efficientnet_b0"})
  void allocatesNothingWithoutAttention(String name) throws InterruptedException {
    allocatesNothingOnceCompiled(name);
  }

  @Test
  void allocatesNothingWithAttention() throws InterruptedException {
    allocatesNothingOnceCompiled(HYBRID);
  }

  private static void allocatesNothingOnceCompiled(String name) throws InterruptedException {
    try (CompiledModel model = model(name, 1)) {
      Session session = model.session(SIZE, SIZE);
      long deadline = System.nanoTime() + COMPILING.toNanos();
      long bytes;
      do {
        bytes = allocatedBytes(session) + allocatedBytes(session);
      } while (bytes != 0 && System.nanoTime() < deadline);
      assertThat(bytes).as("bytes of twice %s runs", BATCH).isZero();
    }
  }

  private static long allocatedBytes(Session session) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Reading may allocate more than once in a while; taken for the rule, that would hide objects.
    long overhead = Long.MAX_VALUE;
    for (int i = 0; i < BATCH; i++) {
      long first = threads.getCurrentThreadAllocatedBytes();
      overhead = Math.min(overhead, threads.getCurrentThreadAllocatedBytes() - first);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < BATCH; i++) {
      session.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before - overhead;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_large_100", "tf_efficientnet_b0", HYBRID})
  void resultsDoNotDependOnTheNumberOfThreads(String name) throws InterruptedException {
    try (CompiledModel one = model(name, 1);
        CompiledModel three = model(name, 3)) {
      assertThat(logits(three, 5)).isEqualTo(logits(one, 1));
    }
  }

  @Test
  void eightThreadsShareOneModel() throws Exception, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try (CompiledModel model = model(HYBRID, 2)) {
      float[] alone = logits(model, 1);
      Callable<float[]> task = () -> logits(model, 10);
      List<Future<float[]>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(pool.submit(task));
      }
      for (Future<float[]> result : results) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void worksAfterItsModelIsClosed() throws InterruptedException {
    CompiledModel model = model("mobilenetv3_small_050", 2);
    float[] before = logits(model, 1);
    model.close();
    assertThat(logits(model, 1)).isEqualTo(before);
  }

  @Test
  void runsOnlyWhatTheTapsNeed() throws InterruptedException {
    try (CompiledModel model = model("mobilenetv3_small_100", 1)) {
      int all = model.session(SIZE, SIZE).profile(1).size();
      assertThat(model.session(SIZE, SIZE, List.of("stem")).profile(1)).hasSize(1);
      assertThat(model.session(SIZE, SIZE, List.of("blocks.2")).profile(1).size())
          .isBetween(2, all - 1);
    }
  }

  /** The image's array is made for plain loops and stays, whatever vector kernels would like. */
  @ParameterizedTest
  @CsvSource({"24, 1", "30, 1", "32, 1", "32, 32", "20, 20"})
  void agreesWithAFreshOneOnceVectorKernelsHaveTakenOver(int channels, int groups) {
    BoundGraph bound = RandomWeights.bind(stem(channels, groups), SEED);
    Map<String, Integer> taps = bound.graph().taps();
    Engine scalar = engine(KernelSelection.SCALAR, bound).current();
    Engine vector = engine(KernelSelection.VECTOR, bound).current();
    Function<Engine, Plan> planner = engine -> Plan.of(bound.graph(), engine, SMALL, SMALL, taps);
    WorkerPool pool = new WorkerPool(1, "test");
    try {
      Session session = new Session(engine(KernelSelection.SCALAR, bound), planner, pool);
      float[] plain = features(session, scalar);
      float[] taken = features(session, vector);
      Session fresh = new Session(engine(KernelSelection.VECTOR, bound), planner, pool);
      assertThat(session.input()).hasSize(SMALL * SMALL * channels);
      assertThat(fresh.input()).hasSize(SMALL * SMALL * channels);
      assertThat(features(fresh, vector)).isEqualTo(taken);
      assertThat(taken).containsExactly(plain, within(1e-4f));
    } finally {
      pool.close();
    }
  }

  private static WarmingEngine engine(KernelSelection kernels, BoundGraph bound) {
    return new WarmingEngine(KernelLookup.choose(kernels), bound, false);
  }

  /** A 3×3 convolution of stride 2 that reads the image, in one group or depthwise. */
  private static Graph stem(int channels, int groups) {
    int out = groups == 1 ? 40 : groups;
    Parameter weight =
        new Parameter("stem", List.of(out, channels / groups, 3, 3), Parameter.Kind.WEIGHT);
    return new Graph(
        List.of(
            new Node("input", new Op.Input(channels), List.of()),
            new Node("stem", Op.Convolution.of(weight, groups).withStride(2), List.of(0))),
        Map.of(Graph.FEATURES, 1));
  }

  /** What a session computes of the same image with an engine. */
  private static float[] features(Session session, Engine engine) {
    session.use(engine);
    float[] image = new float[SMALL * SMALL * session.channels()];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (random.nextDouble() * 2 - 1);
    }
    session.run(image, 0, 1);
    FeatureView view = session.tap(Graph.FEATURES);
    float[] values = new float[Math.toIntExact(view.shape().elementCount())];
    view.copyTo(values, 0);
    return values;
  }

  @Test
  void refusesImagesOfAnotherSizeAndUnknownTaps() throws InterruptedException {
    try (CompiledModel model = model("mobilenetv3_small_050", 1)) {
      Session session = model.session(SIZE, SIZE);
      assertThatThrownBy(() -> session.run(new float[5], new float[10]))
          .hasMessageContaining("65×65×3 has 12675 floats, given 5");
      assertThatThrownBy(() -> session.tap("stem")).hasMessageContaining("\"stem\"");
      assertThatThrownBy(() -> model.session(SIZE, SIZE, List.of("block.0")))
          .hasMessageContaining("blocks.0");
    }
  }
}
