package mobilenet.search.latency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.measure.Machine;
import mobilenet.measure.OtherProcesses;
import mobilenet.measure.Quiet;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.MemoryBandwidth;
import mobilenet.runtime.PeakArithmetic;
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
  private static final String NAME = "runtime";

  /** Tells the pace. Loading it also compiles what most networks need. */
  private static final String REFERENCE = "mobilenetv3_small_050";

  private static final int REFERENCE_SIZE = 32;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long WARM_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
  private static final long MEASURED_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final int LEAST_RUNS = 9;
  private static final int MOST_RUNS = 1000;
  private static final int CLOCK_READINGS = 10_001;
  private static final double SECONDS_OF_TURN = 0.15;

  private final StepPlanner planner;
  private final Stamp stamp;
  private final double clockNanos;
  private final Session reference;

  private RuntimeTarget(
      StepPlanner planner, Stamp stamp, double clockNanos, Session reference) {
    this.planner = planner;
    this.stamp = stamp;
    this.clockNanos = clockNanos;
    this.reference = reference;
  }

  /**
   * Finds out which kernels run here and how fast the machine is, which takes some seconds.
   *
   * @throws IOException if the runtime's own code cannot be read
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static RuntimeTarget open() throws IOException, InterruptedException {
    // Loaded for as long as the process lives, so that it is the same work in every turn.
    CompiledModel model =
        CompiledModel.compile(
            StableWeights.bind(Catalogue.get(REFERENCE)), RuntimeOptions.DEFAULT);
    Session reference = model.session(REFERENCE_SIZE, REFERENCE_SIZE);
    reference.run();
    model.warmUp();
    StepPlanner planner = StepPlanner.of(KernelSelection.AUTO);
    Stamp stamp =
        new Stamp(
            NAME,
            Machine.here().processor(),
            planner.kernels(),
            KernelCode.hash(),
            Runtime.version().toString(),
            1,
            1,
            PeakArithmetic.gflopsPerCore().orElse(0),
            MemoryBandwidth.gigabytesPerSecond());
    return new RuntimeTarget(planner, stamp, clockNanos(), reference);
  }

  /** What reading the clock adds to every step. */
  private static double clockNanos() {
    long[] nanos = new long[CLOCK_READINGS];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      nanos[i] = System.nanoTime() - start;
    }
    return median(nanos);
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
      double before = pace();
      int runs = (int) Math.max(LEAST_RUNS, Math.min(MOST_RUNS, MEASURED_NANOS / runNanos));
      double whole = median(time(session, runs));
      List<Double> steps = steps(network, session.profile(runs));
      return new Turn(whole, steps, (before + pace()) / 2, others.percent().orElse(0.0));
    }
  }

  /** Median time of the reference, after some runs that bring it back into the caches. */
  private double pace() {
    List<Long> nanos = new ArrayList<>();
    long begin = System.nanoTime();
    while (nanos.size() < LEAST_RUNS || System.nanoTime() - begin < PACE_NANOS) {
      nanos.addAll(Arrays.stream(time(reference, 1)).boxed().toList());
    }
    return median(
        nanos.subList(nanos.size() / 3, nanos.size()).stream().mapToLong(n -> n).toArray());
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
      nanos.add(Math.max(0, time.medianNanos() - clockNanos));
    }
    return nanos;
  }
}
