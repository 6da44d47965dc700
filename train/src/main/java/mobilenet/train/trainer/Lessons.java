package mobilenet.train.trainer;

import java.util.random.RandomGenerator;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.SoftTargets;
import mobilenet.data.loader.Batch;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.Views;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingBatch;

/** What there is to learn from a batch of images. Used by one thread. */
interface Lessons {

  /**
   * Mixes the batch, in place, and says what it shows.
   *
   * @param random decides how it is mixed
   */
  TrainingBatch of(Batch batch, RandomGenerator random) throws TeacherException;

  /** Nanoseconds that a teacher has taken so far. */
  long teacherNanos();

  /** Labels alone. */
  static Lessons ofLabels(RunPlan plan) {
    BatchMixer mixer = mixer(plan);
    return new Lessons() {
      @Override
      public TrainingBatch of(Batch batch, RandomGenerator random) {
        return mixed(mixer, batch, random);
      }

      @Override
      public long teacherNanos() {
        return 0;
      }
    };
  }

  /** Labels, and what a teacher says of the images as the student sees them. */
  static Lessons ofTeacher(RunPlan plan, Teacher teacher) {
    BatchMixer mixer = mixer(plan);
    return new Lessons() {
      private long nanos;

      @Override
      public TrainingBatch of(Batch batch, RandomGenerator random) throws TeacherException {
        TrainingBatch mixed = mixed(mixer, batch, random);
        long start = System.nanoTime();
        float[] logits = teacher.logits(Views.of(mixed.images(), mixed.count(), mixer.input()));
        nanos += System.nanoTime() - start;
        return mixed.withTeacher(logits);
      }

      @Override
      public long teacherNanos() {
        return nanos;
      }
    };
  }

  private static TrainingBatch mixed(BatchMixer mixer, Batch batch, RandomGenerator random) {
    float[] targets = mixer.mix(batch.images(), batch.labels(), random);
    return TrainingBatch.of(batch.images(), targets, batch.size());
  }

  private static BatchMixer mixer(RunPlan plan) {
    Recipe recipe = plan.recipe();
    return new BatchMixer(
        recipe.augmentation().mixing(),
        new SoftTargets(plan.architecture().classes(), recipe.objective().labelSmoothing()),
        recipe.input().preprocessing());
  }
}
