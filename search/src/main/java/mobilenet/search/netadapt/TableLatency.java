package mobilenet.search.netadapt;

import java.util.List;
import java.util.function.ToDoubleFunction;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepPlanner;
import mobilenet.search.latency.LatencyPredictor;
import mobilenet.search.latency.Prediction;

/**
 * Predicts networks from the steps of their plans.
 *
 * @param predictor of steps
 * @param planner plans them as the device does
 * @param size of images, height and width
 */
public record TableLatency(LatencyPredictor predictor, StepPlanner planner, int size)
    implements ToDoubleFunction<Architecture> {

  /** Milliseconds of an image. */
  @Override
  public double applyAsDouble(Architecture architecture) {
    return predict(architecture).ms();
  }

  /** Milliseconds, and which steps were guessed. */
  public Prediction predict(Architecture architecture) {
    return predictor.predict(size, steps(architecture));
  }

  /** The steps of a network. */
  public List<PlannedStep> steps(Architecture architecture) {
    return planner.steps(Lowering.lower(architecture), size, size);
  }
}
