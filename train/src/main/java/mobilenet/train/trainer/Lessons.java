package mobilenet.train.trainer;

import java.io.IOException;
import java.util.random.RandomGenerator;
import mobilenet.data.loader.Batch;
import mobilenet.train.torch.TrainingBatch;

/** What there is to learn from a batch of images. Used by one thread. */
public interface Lessons {

  /**
   * Mixes the batch, in place, and says what it shows.
   *
   * @param epoch 0 or more
   * @param random decides how it is mixed; asked for the same numbers by all kinds of lessons
   * @throws IOException if a teacher does not answer
   */
  TrainingBatch of(Batch batch, int epoch, RandomGenerator random) throws IOException;

  /** Nanoseconds that a teacher has taken so far. */
  default long teacherNanos() {
    return 0;
  }

  /** Whether every image has one label, so that it is known how many are told right. */
  boolean haveAccuracy();
}
