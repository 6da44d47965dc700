package mobilenet.search.latency;

import java.util.List;
import mobilenet.runtime.PlannedStep;

/**
 * A straight line through multiply-accumulates: what is left to predict with if nothing is measured
 * but whole networks, and what every other model has to beat.
 *
 * @param nanos of a network without work
 * @param nanosOfMac of each multiply-accumulate
 */
public record MacsAlone(double nanos, double nanosOfMac) implements LatencyPredictor {
  private static final int LEAST_NETWORKS = 3;

  /**
   * Fits the line to a table's networks for one size of image.
   *
   * @throws IllegalArgumentException if there are fewer than three
   */
  public static MacsAlone fit(LatencyTable table, int size) {
    FittedLine line = FittedLine.through(Work.of(table, size, LEAST_NETWORKS), Work::macs);
    return new MacsAlone(line.intercept(), line.slope());
  }

  @Override
  public String name() {
    return "macs";
  }

  @Override
  public Prediction predict(int size, List<PlannedStep> steps) {
    return Prediction.ofNanos(nanos + nanosOfMac * Work.macs(steps));
  }
}
