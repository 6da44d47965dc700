package mobilenet.search.latency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.measure.OtherProcesses;
import mobilenet.measure.Quiet;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.runtime.StepKey;
import mobilenet.runtime.StepPlanner;
import mobilenet.runtime.StepTime;

/**
 * This project's runtime in this virtual machine: one image on one thread. Each turn loads the
 * network anew, so that where its arrays happen to lie is another each time.
 */
public final class RuntimeTarget implements LatencyTarget {
  /** In stamps. */
  static final String NAME = "runtime";

  /** Loading it compiles what most networks need. */
  private static final String FIRST_NETWORK = "mobilenetv3_small_050";

  private static final int FIRST_SIZE = 32;
  private static final long WARM_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
  private static final long MEASURED_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final int LEAST_RUNS = 9;
  private static final int MOST_RUNS = 1000;
  private static final int CLOCK_READINGS = 10_001;
  private static final double SECONDS_OF_TURN = 0.15;

  private final StepPlanner planner;
  private final Stamp stamp;
  private final Clock clock;

  private RuntimeTarget(StepPlanner planner, Stamp stamp, Clock clock) {
    this.planner = planner;
    this.stamp = stamp;
    this.clock = clock;
  }

  /**
   * What times are read with.
   *
   * @param readingNanos what reading it adds to every step
   * @param tickNanos the shortest time that it shows
   */
  private record Clock(double readingNanos, double tickNanos) {
    static Clock measure() {
      long[] nanos = new long[CLOCK_READINGS];
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        nanos[i] = System.nanoTime() - start;
      }
      long[] different = Arrays.stream(nanos).distinct().sorted().toArray();
      return new Clock(median(nanos), different.length > 1 ? different[1] - different[0] : 0);
    }
  }

  /**
   * Finds out which kernels run here and how fast the machine is, which takes some seconds.
   *
   * @throws IOException if the runtime's own code cannot be read
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static RuntimeTarget open() throws IOException, InterruptedException {
    try (CompiledModel model =
        CompiledModel.compile(
            StableWeights.bind(Catalogue.get(FIRST_NETWORK)), RuntimeOptions.DEFAULT)) {
      model.session(FIRST_SIZE, FIRST_SIZE).run();
      model.warmUp();
    }
    StepPlanner planner = StepPlanner.of(KernelSelection.AUTO);
    Stamp stamp = Stamp.here(NAME, planner.kernels(), KernelCode.hash());
    return new RuntimeTarget(planner, stamp, Clock.measure());
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  @Override
  public Stamp stamp() {
    return stamp;
  }

  @Override
  public double tickNanos() {
    return clock.tickNanos();
  }

  @Override
  public double secondsOfTurn() {
    return SECONDS_OF_TURN;
  }

  @Override
  public List<PlannedStep> plan(SizedNetwork network) {
    return planner.steps(Lowering.lower(network.architecture()), network.size(), network.size());
  }

  @Override
  public Turn measure(SizedNetwork network) throws InterruptedException {
    OtherProcesses others = OtherProcesses.watch();
    try (CompiledModel model =
        CompiledModel.compile(StableWeights.bind(network.architecture()), RuntimeOptions.DEFAULT)) {
      Session session = model.session(network.size(), network.size());
      Arrays.fill(session.input(), 0.5f);
      session.run();
      model.warmUp();
      long runNanos = warmUp(session);
      new Quiet().rest();
      int runs = (int) Math.max(LEAST_RUNS, Math.min(MOST_RUNS, MEASURED_NANOS / runNanos));
      double whole = median(time(session, runs));
      List<Double> steps = steps(network, session.profile(runs));
      return new Turn(whole, steps, others.percent().orElse(0.0));
    }
  }

  /** At least two runs, and the shortest of them. */
  private static long warmUp(Session session) {
    long best = Long.MAX_VALUE;
    long begin = System.nanoTime();
    for (int i = 0; i < 2 || System.nanoTime() - begin < WARM_NANOS; i++) {
      long start = System.nanoTime();
      session.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return Math.max(1, best);
  }

  private static long[] time(Session session, int runs) {
    long[] nanos = new long[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      session.run();
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  private List<Double> steps(SizedNetwork network, List<StepTime> times) {
    List<StepKey> planned = plan(network).stream().map(PlannedStep::key).toList();
    if (!times.stream().map(StepTime::key).toList().equals(planned)) {
      throw new IllegalStateException(
          "the runtime runs other steps of "
              + network.id()
              + " than were planned: warming up changed its kernels; start again");
    }
    List<Double> nanos = new ArrayList<>();
    for (StepTime time : times) {
      nanos.add(Math.max(0, time.medianNanos() - clock.readingNanos()));
    }
    return nanos;
  }
}
