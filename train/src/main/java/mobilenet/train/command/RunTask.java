package mobilenet.train.command;

import java.util.Optional;
import mobilenet.train.trainer.Guidance;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;

/**
 * A run to be made.
 *
 * @param plan what is trained on what
 * @param folder where it is kept
 * @param initial weights before the first step
 * @param guidance what the network learns from beside the labels, if anything
 */
record RunTask(
    RunPlan plan, RunFolder folder, InitialWeights initial, Optional<Guidance> guidance) {

  /** Learning from labels alone. */
  static RunTask ofLabels(RunPlan plan, RunFolder folder, InitialWeights initial) {
    return new RunTask(plan, folder, initial, Optional.empty());
  }
}
