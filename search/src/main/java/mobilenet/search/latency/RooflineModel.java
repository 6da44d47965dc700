package mobilenet.search.latency;

import java.util.List;
import java.util.stream.IntStream;
import mobilenet.runtime.PlannedStep;

/**
 * MobileNetV4's model: a step takes as long as its arithmetic or as moving its bytes, whichever is
 * longer. The two are weighed by the ridge point alone, in multiply-accumulates a byte; which ridge
 * point and which speed fit the device is found by trying.
 *
 * @param ridge multiply-accumulates that the device does while it moves a byte
 * @param line from the sum over steps to nanoseconds
 */
public record RooflineModel(double ridge, FittedLine line) implements LatencyPredictor {
  private static final int LEAST_NETWORKS = 3;

  /** From arithmetic alone over 1/8, by half octaves, to bytes alone for practical purposes. */
  private static final List<Double> RIDGES =
      IntStream.rangeClosed(-7, 20).mapToObj(i -> i == -7 ? 0.0 : Math.pow(2, i / 2.0)).toList();

  /**
   * Fits the model to a table's networks for one size of image: the ridge point with the least mean
   * relative error.
   *
   * @throws IllegalArgumentException if there are fewer than three
   */
  public static RooflineModel fit(LatencyTable table, int size) {
    List<Work> networks = Work.of(table, size, LEAST_NETWORKS);
    RooflineModel best = at(RIDGES.get(0), networks);
    for (double ridge : RIDGES) {
      RooflineModel model = at(ridge, networks);
      if (model.error(networks) < best.error(networks)) {
        best = model;
      }
    }
    return best;
  }

  private static RooflineModel at(double ridge, List<Work> networks) {
    return new RooflineModel(ridge, FittedLine.through(networks, steps -> sum(ridge, steps)));
  }

  private static double sum(double ridge, List<PlannedStep> steps) {
    return steps.stream().mapToDouble(s -> Math.max((double) s.macs(), ridge * s.bytes())).sum();
  }

  private double error(List<Work> networks) {
    return networks.stream()
        .mapToDouble(w -> Math.abs(line.at(sum(ridge, w.steps())) / w.nanos() - 1))
        .average()
        .orElseThrow();
  }

  @Override
  public String name() {
    return "roofline";
  }

  @Override
  public Prediction predict(int size, List<PlannedStep> steps) {
    return Prediction.ofNanos(line.at(sum(ridge, steps)));
  }
}
