package mobilenet.runtime;

import java.util.List;
import mobilenet.runtime.kernel.Kernels;

/**
 * A step of a session's plan: one operation, or some that run together.
 *
 * @param key what determines its time
 * @param macs multiply-accumulates
 * @param bytes of weights, inputs and output, each once
 */
public record PlannedStep(StepKey key, long macs, long bytes) {

  static List<PlannedStep> of(Plan plan, Kernels kernels) {
    return plan.steps().stream()
        .map(
            step ->
                new PlannedStep(
                    StepKeys.of(step, plan.shapes(), kernels), step.macs(), step.bytes()))
        .toList();
  }
}
