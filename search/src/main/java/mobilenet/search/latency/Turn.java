package mobilenet.search.latency;

import java.util.List;

/**
 * What was measured of one network at one moment.
 *
 * @param wholeNanos median time of a whole run in nanoseconds, above 0
 * @param stepNanos median time of each step inside a run, in the order of the plan, in nanoseconds
 * @param paceNanos time of a work that is the same in all turns of a process, just before and after
 *     this one, in nanoseconds, above 0: tells a slow network from a slow moment
 * @param othersPercent share of the machine that other processes used meanwhile, in percent; 0
 *     where the system does not say
 */
public record Turn(
    double wholeNanos, List<Double> stepNanos, double paceNanos, double othersPercent) {
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
    if (!(paceNanos > 0) || Double.isInfinite(paceNanos)) {
      throw new IllegalArgumentException("work takes more than 0 ns, given " + paceNanos);
    }
    if (!(othersPercent >= 0) || Double.isInfinite(othersPercent)) {
      throw new IllegalArgumentException(
          "a share of the machine is at least 0 %, given " + othersPercent);
    }
  }
}
