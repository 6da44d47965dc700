package mobilenet.train.trainer;

import java.util.random.RandomGenerator;
import mobilenet.data.loader.Batch;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.Views;
import mobilenet.train.torch.TrainingBatch;

/** Labels, and what a teacher says of the images as the student sees them. */
final class TeacherLessons implements Lessons {
  private final LabelLessons labels;
  private final Teacher teacher;
  private long nanos;

  TeacherLessons(RunPlan plan, Teacher teacher) {
    this.labels = LabelLessons.of(plan);
    this.teacher = teacher;
  }

  @Override
  public TrainingBatch of(Batch batch, int epoch, RandomGenerator random) throws TeacherException {
    TrainingBatch mixed = labels.of(batch, epoch, random);
    long start = System.nanoTime();
    float[] logits =
        teacher.logits(Views.of(mixed.images(), mixed.count(), labels.mixer().input()));
    nanos += System.nanoTime() - start;
    return mixed.withTeacher(logits);
  }

  @Override
  public long teacherNanos() {
    return nanos;
  }
}
