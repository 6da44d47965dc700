package mobilenet.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import mobilenet.architecture.Names;
import mobilenet.graph.Graph;
import mobilenet.runtime.kernel.FeatureMap;

/**
 * The memory of one thread for images of one size. Runs allocate nothing. A session is used by one
 * thread at a time; make one per thread, they share the model's weights.
 *
 * <pre>{@code
 * Session session = model.session(224, 224);
 * float[] logits = new float[1000]; // as many as the network's classes
 * session.run(image, logits); // image: H·W·C floats, channels of a pixel together
 * }</pre>
 */
public final class Session {
  private final WorkerPool pool;
  private final WarmingEngine engine;
  private final Function<Engine, Plan> planner;
  private final float[] input;
  private final FeatureMap inputMap;
  private Engine planned;
  private Plan plan;
  private float[][] arrays = {};
  private long bytes;
  private BoundStep[] steps = {};
  private Map<String, FeatureView> taps = Map.of();
  private final WorkerPool.Program program = this::work;
  private final AtomicBoolean running = new AtomicBoolean();
  private final Failure failure = new Failure();

  Session(WarmingEngine engine, Function<Engine, Plan> planner, WorkerPool pool) {
    this.engine = engine;
    this.planner = planner;
    this.pool = pool;
    this.planned = engine.current();
    this.plan = planner.apply(planned);
    this.inputMap = plan.input().map();
    this.input = new float[plan.capacities().get(plan.input().slot())];
    bind(plan);
  }

  /**
   * Makes the arrays; the image's stays, because the caller may hold it. Where the heap is too
   * small for them, the session stays as it was.
   */
  private void bind(Plan next) {
    float[][] made = new float[next.capacities().size()][];
    for (int slot = 0; slot < made.length; slot++) {
      made[slot] = slot == next.input().slot() ? input : new float[next.capacities().get(slot)];
    }
    int[] lengths = next.scratchLengths();
    float[][][] scratch = new float[pool.workers()][lengths.length][];
    for (float[][] own : scratch) {
      for (int i = 0; i < lengths.length; i++) {
        own[i] = new float[lengths[i]];
      }
    }
    long floats = Arrays.stream(made).mapToLong(array -> array.length).sum();
    floats += pool.workers() * Arrays.stream(lengths).asLongStream().sum();
    BoundStep[] bound =
        next.steps().stream()
            .map(step -> BoundStep.of(step, made, scratch))
            .toArray(BoundStep[]::new);
    taps = FeatureView.of(next.taps(), made);
    plan = next;
    arrays = made;
    bytes = floats * Float.BYTES;
    steps = bound;
  }

  /** Once the model's faster kernels are ready, runs with these. */
  private void useCurrentEngine() {
    use(engine.current());
  }

  /** Runs with an engine from now on. */
  void use(Engine current) {
    if (!current.equals(planned)) {
      bind(planner.apply(current));
      planned = current;
    }
  }

  /** The engine of the next run. */
  Engine nextEngine() {
    useCurrentEngine();
    return planned;
  }

  /** What the next run does, step by step. */
  public List<PlannedStep> steps() {
    Engine next = nextEngine();
    return PlannedStep.of(plan, next.kernels());
  }

  /** What the engine of the next run does. */
  Plan plan() {
    return plan;
  }

  /**
   * The image to be filled before {@link #run()}: height · width · channels floats, channels of a
   * pixel together, normalised. Not changed by a run.
   */
  public float[] input() {
    return input;
  }

  /** Bytes of its arrays. */
  public long bytes() {
    return bytes;
  }

  /** Height of the image. */
  public int height() {
    return inputMap.height();
  }

  /** Width of the image. */
  public int width() {
    return inputMap.width();
  }

  /** Channels of the image. */
  public int channels() {
    return inputMap.channels();
  }

  /** Names of the taps that this session computes. */
  public List<String> taps() {
    return List.copyOf(taps.keySet());
  }

  /**
   * What the last run left at a tap.
   *
   * @throws IllegalArgumentException if the session was not made for that tap
   */
  public FeatureView tap(String name) {
    FeatureView view = taps.get(name);
    if (view == null) {
      List<String> nearest = Names.nearest(name, taps.keySet());
      throw new IllegalArgumentException(
          "this session does not compute tap \""
              + name
              + "\"; it has "
              + (nearest.isEmpty() ? taps.keySet() : nearest)
              + ": name the tap when you make the session");
    }
    return view;
  }

  /**
   * Runs the network on {@link #input()}. Until vector kernels have taken over, it may wait for its
   * turn: as many threads run plain loops as there are processors, less one that warms up.
   *
   * @throws IllegalStateException if another thread is running this session, or a kernel fails
   * @throws Error such as an {@link OutOfMemoryError} of any of the model's threads
   */
  public void run() {
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "two threads run one session at the same time; make a session per thread");
    }
    int workers = engine.gate().enter(pool.workers());
    long beginning = engine.gate().beginning();
    try {
      useCurrentEngine();
      if (workers == pool.workers()) {
        pool.run(program);
      } else {
        program.run(0, 1, Barrier.ALONE);
      }
      failure.rethrow();
      engine.start();
    } finally {
      engine.gate().leave(workers, beginning);
      running.set(false);
    }
  }

  /** What the network ends in: the logits, or the first tap of a session without them. */
  FeatureView output() {
    FeatureView logits = taps.get(Graph.LOGITS);
    return logits == null ? taps.values().iterator().next() : logits;
  }

  /**
   * Copies an image in, runs, and copies the logits out. Of a session that computes no logits, its
   * first tap is copied, channels of a pixel together.
   *
   * @param image height · width · channels floats
   * @param logits filled with the result
   */
  public void run(float[] image, float[] logits) {
    int expected = inputMap.length();
    if (image.length != expected) {
      throw new IllegalArgumentException(
          "an image of "
              + inputMap.height()
              + "×"
              + inputMap.width()
              + "×"
              + inputMap.channels()
              + " has "
              + expected
              + " floats, given "
              + image.length);
    }
    System.arraycopy(image, 0, input, 0, expected);
    run();
    output().copyTo(logits, 0);
  }

  /**
   * Runs the first operations on an image among others, on the calling thread.
   *
   * @param end how many operations
   * @return the arrays of the plan
   */
  float[][] run(float[] images, int from, int end) {
    System.arraycopy(images, from, input, 0, inputMap.length());
    for (int i = 0; i < end; i++) {
      steps[i].run(0, 1);
    }
    return arrays;
  }

  /** What every run passes. */
  WarmUpGate gate() {
    return engine.gate();
  }

  /** Warms the wanted kernels up after a first run without them. */
  void warmAfterRun() {
    engine.start();
  }

  private void work(int worker, int workers, Barrier barrier) {
    for (BoundStep step : steps) {
      if (!failure.happened()) {
        try {
          step.run(worker, workers);
        } catch (Throwable e) {
          failure.keep(e);
        }
      }
      barrier.await();
    }
  }

  /**
   * Times every operation on the calling thread alone, without the others of the model.
   *
   * @param runs whole runs to take medians over, at least 1
   * @return one entry an operation, in order
   */
  public List<StepTime> profile(int runs) {
    // This also chooses the engine: what is described must be what is timed.
    List<PlannedStep> described = steps();
    long[][] nanos = new long[steps.length][runs];
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < steps.length; i++) {
        long start = System.nanoTime();
        steps[i].run(0, 1);
        nanos[i][run] = System.nanoTime() - start;
      }
    }
    List<StepTime> times = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      Arrays.sort(nanos[i]);
      times.add(steps[i].time(described.get(i).key(), nanos[i][runs / 2]));
    }
    return times;
  }
}
