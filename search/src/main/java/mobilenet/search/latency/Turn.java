package mobilenet.search.latency;

import java.util.List;

/**
 * What was measured of one network at one moment.
 *
 * @param wholeNanos median time of a whole run in nanoseconds, above 0
 * @param stepNanos median time of each step inside a run, in the order of the plan, in nanoseconds
 * @param othersPercent share of the machine that other processes used meanwhile, in percent; 0
 *     where the system does not say
 */
public record Turn(double wholeNanos, List<Double> stepNanos, double othersPercent) {
  /** Copies the steps, and checks the ranges. */
  public Turn {
    stepNanos = List.copyOf(stepNanos);
    if (!(wholeNanos > 0) || Double.isInfinite(wholeNanos)) {
      throw new IllegalArgumentException("a run takes more than 0 ns, given " + wholeNanos);
    }
    for (double step : stepNanos) {
      if (!(step >= 0) || Double.isInfinite(step)) {
        throw new IllegalArgumentException("a step takes at least 0 ns, given " + step);
      }
    }
    if (!(othersPercent >= 0) || Double.isInfinite(othersPercent)) {
      throw new IllegalArgumentException(
          "a share of the machine is at least 0 %, given " + othersPercent);
    }
  }

  /** The same at another speed of the machine. */
  Turn dividedBy(double slowness) {
    return new Turn(
        wholeNanos / slowness,
        stepNanos.stream().map(nanos -> nanos / slowness).toList(),
        othersPercent);
  }
}
