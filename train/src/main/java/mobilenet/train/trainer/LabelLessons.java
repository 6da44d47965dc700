package mobilenet.train.trainer;

import java.util.random.RandomGenerator;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.loader.Batch;
import mobilenet.train.torch.TrainingBatch;

/**
 * Labels alone.
 *
 * @param mixer that smooths and mixes them
 */
record LabelLessons(BatchMixer mixer) implements Lessons {

  /** As a plan's recipe says. */
  static LabelLessons of(RunPlan plan) {
    return new LabelLessons(plan.mixer());
  }

  @Override
  public TrainingBatch of(Batch batch, int epoch, RandomGenerator random) {
    float[] targets = mixer.mix(batch.images(), batch.labels(), random);
    return TrainingBatch.of(batch.images(), targets, batch.size());
  }

  @Override
  public boolean haveAccuracy() {
    return mixer.mixing().isEmpty();
  }
}
