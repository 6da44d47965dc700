package mobilenet.search.controller;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A step as it is logged.
 *
 * @param update what the controller did
 * @param accuracy mean of the step's networks, 0 to 1
 * @param ratio mean cost over the target; empty where there is no target
 * @param probabilities softmax of each decision's logits after the step
 */
public record ControllerRow(
    ControllerUpdate update,
    double accuracy,
    OptionalDouble ratio,
    List<List<Double>> probabilities) {
  /** Copies. */
  public ControllerRow {
    probabilities = probabilities.stream().map(List::copyOf).toList();
  }
}
