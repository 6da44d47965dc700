package mobilenet.train.trainer;

import java.io.IOException;
import java.util.random.RandomGenerator;
import mobilenet.data.loader.Batch;
import mobilenet.image.Preprocessing;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;
import mobilenet.train.torch.TrainingBatch;

/** Labels, and what a teacher says of the images as the student sees them. */
final class TeacherLessons implements Lessons {
  private final Lessons labels;
  private final Preprocessing input;
  private final Teacher teacher;
  private long nanos;

  /**
   * With a teacher beside labels.
   *
   * @param labels that mix the batch
   * @param input of the student
   */
  TeacherLessons(Lessons labels, Preprocessing input, Teacher teacher) {
    this.labels = labels;
    this.input = input;
    this.teacher = teacher;
  }

  @Override
  public TrainingBatch of(Batch batch, int epoch, RandomGenerator random) throws IOException {
    TrainingBatch mixed = labels.of(batch, epoch, random);
    long start = System.nanoTime();
    float[] logits = teacher.logits(Views.of(mixed.images(), mixed.count(), input));
    nanos += System.nanoTime() - start;
    return mixed.withTeacher(logits);
  }

  @Override
  public boolean haveAccuracy() {
    return labels.haveAccuracy();
  }

  @Override
  public long teacherNanos() {
    return nanos;
  }
}
