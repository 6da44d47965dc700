package mobilenet.search.training;

import java.util.Optional;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.trainer.RunListener;

/** Remembers the accuracy of the last epoch on the images held out. */
final class LastEpoch implements RunListener {
  private Optional<Double> top1 = Optional.empty();

  double top1() {
    return top1.orElseThrow(() -> new IllegalStateException("a run has one epoch at least"));
  }

  @Override
  public void started(long batches, long done) {
    // Nothing to remember.
  }

  @Override
  public void step(StepReport report) {
    // Nothing to remember.
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    top1 = metrics.validation().map(EpochMetrics.Validation::top1);
  }
}
