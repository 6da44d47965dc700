package mobilenet.train.trainer;

import java.util.random.RandomGenerator;
import mobilenet.data.loader.Batch;
import mobilenet.train.torch.TrainingBatch;

/**
 * Labels of images of several sources, which the loader has mixed with each other.
 *
 * @param targets of what there is
 */
record MixedLessons(ViewTargets targets) implements Lessons {
  @Override
  public TrainingBatch of(Batch batch, int epoch, RandomGenerator random) {
    return TrainingBatch.of(batch.images(), targets.of(batch), batch.size());
  }

  /** Not all views have a label, or one alone. */
  @Override
  public boolean haveAccuracy() {
    return false;
  }
}
