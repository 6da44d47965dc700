package mobilenet.search.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import mobilenet.graph.Lowering;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepPlanner;

/**
 * A device of which everything is known: a step takes 300 ns, and 0.01 ns a multiply-accumulate or
 * 0.08 ns a byte, whichever is longer; a run takes 500 ns more. Times vary by up to 1 %,
 * differently for each network and each time that it is measured.
 */
final class FakeTarget implements LatencyTarget {
  static final double RUN_NANOS = 500;
  private static final double NOISE = 0.01;

  private final StepPlanner planner = StepPlanner.of(KernelSelection.SCALAR);
  private final Map<String, Integer> measurements = new HashMap<>();
  private final Stamp stamp;
  private int turnsLeft = Integer.MAX_VALUE;
  private ToDoubleFunction<SizedNetwork> others = network -> 0;
  private ToDoubleFunction<PlannedStep> noise = step -> NOISE;
  private ToDoubleFunction<PlannedStep> slowness = step -> 1;
  private double speed = 1;
  private int measured;
  private double tick;
  private Optional<Path> begun = Optional.empty();
  private Runnable pause = () -> {};

  FakeTarget(Stamp stamp) {
    this.stamp = stamp;
  }

  FakeTarget() {
    this(stamp("25.0.2"));
  }

  static Stamp stamp(String jdk) {
    return new Stamp("fake", "a processor, that is fake", "scalar", "abc", jdk, 1, 1, 100, 20);
  }

  /** Ends after some turns as a process that is killed. */
  FakeTarget dyingAfter(int turns) {
    turnsLeft = turns;
    return this;
  }

  /** Sets what other processes use, in percent. */
  FakeTarget beside(ToDoubleFunction<SizedNetwork> others) {
    this.others = others;
    return this;
  }

  /** Sets how much the times of a step vary. */
  FakeTarget withNoise(ToDoubleFunction<PlannedStep> noise) {
    this.noise = noise;
    return this;
  }

  /** Sets what steps take of their time, as in a start of Java that compiled them badly. */
  FakeTarget slowed(ToDoubleFunction<PlannedStep> slowness) {
    this.slowness = slowness;
    return this;
  }

  /** Networks that it has run, those to warm up among them. */
  int measured() {
    return measured;
  }

  /** Sets what its clock cannot tell apart, in nanoseconds. */
  FakeTarget ticking(double nanos) {
    tick = nanos;
    return this;
  }

  /** Does something during each turn. */
  FakeTarget pausing(Runnable pause) {
    this.pause = pause;
    return this;
  }

  /** Takes so much of the time that is known, as a machine whose clock is another now. */
  FakeTarget drifted(double speed) {
    this.speed = speed;
    return this;
  }

  /** Goes on with the noise of a device that has measured the turns in a file, if it is there. */
  FakeTarget goingOn(Path turns) {
    begun = Optional.of(turns);
    return this;
  }

  private void readTurns(Path turns) {
    try {
      if (Files.isRegularFile(turns)) {
        havingMeasured(TurnLog.read(turns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on with the noise of a device that has measured these turns. */
  FakeTarget havingMeasured(List<TurnLog.Entry> turns) {
    turns.forEach(turn -> measurements.merge(turn.network(), 1, Integer::sum));
    return this;
  }

  static double nanos(PlannedStep step) {
    return 300 + Math.max(0.01 * step.macs(), 0.08 * step.bytes());
  }

  @Override
  public Stamp stamp() {
    return stamp;
  }

  @Override
  public List<PlannedStep> plan(SizedNetwork network) {
    return planner.steps(Lowering.lower(network.architecture()), network.size(), network.size());
  }

  @Override
  public Turn measure(SizedNetwork network) {
    if (turnsLeft-- == 0) {
      throw new Killed();
    }
    measured++;
    pause.run();
    begun.ifPresent(this::readTurns);
    begun = Optional.empty();
    int time = measurements.merge(network.id(), 1, Integer::sum);
    SplittableRandom random = new SplittableRandom(network.id().hashCode() * 31L + time);
    List<Double> steps =
        plan(network).stream()
            .map(
                step -> {
                  double most = noise.applyAsDouble(step);
                  double known = slowness.applyAsDouble(step) * nanos(step);
                  return speed * known * (1 + most * (2 * random.nextDouble() - 1));
                })
            .toList();
    double whole = speed * RUN_NANOS + steps.stream().mapToDouble(d -> d).sum();
    return new Turn(whole, steps, others.applyAsDouble(network));
  }

  @Override
  public double tickNanos() {
    return tick;
  }

  @Override
  public double secondsOfTurn() {
    return 0;
  }

  /** Stands for kill -9. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
