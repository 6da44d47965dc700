package mobilenet.train.trainer;

import java.io.IOException;
import java.util.Optional;
import mobilenet.train.log.EpochMetrics;

/** Hears how a run goes. Called from the thread that trains. */
public interface RunListener {
  /**
   * The run begins or goes on.
   *
   * @param batches of the whole run
   * @param done of them, before an interruption
   */
  void started(long batches, long done);

  /** After each batch. */
  void step(StepReport report);

  /** After each epoch's validation, before its checkpoint is written. */
  void epoch(EpochMetrics metrics) throws IOException;

  /**
   * One batch in numbers.
   *
   * @param epoch 1 for the first
   * @param rate learning rate
   * @param loss mean over this epoch's images so far
   * @param accuracy of them, 0 to 1; nothing where images are mixed or have no label
   * @param gradientNorm of this batch before clipping
   */
  record StepReport(
      int epoch, double rate, double loss, Optional<Double> accuracy, double gradientNorm) {}
}
