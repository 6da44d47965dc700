package mobilenet.train.trainer;

import java.io.IOException;
import java.util.SplittableRandom;
import mobilenet.data.loader.Batch;
import mobilenet.train.torch.StepResult;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingBatch;

/**
 * The steps of a training. What one does follows from plan, weights, batch and position alone, so
 * that nothing which is measured or saved between steps changes a bit of them.
 */
final class TrainingSteps {
  private final RunPlan plan;
  private final TorchTrainer trainer;
  private final Lessons lessons;
  private final long batches;

  /**
   * Of a training.
   *
   * @param trainer whose weights they change
   * @param lessons what the images teach
   * @param batches of an epoch
   */
  TrainingSteps(RunPlan plan, TorchTrainer trainer, Lessons lessons, long batches) {
    this.plan = plan;
    this.trainer = trainer;
    this.lessons = lessons;
    this.batches = batches;
  }

  /**
   * A step to be taken.
   *
   * @param lesson images and what they show
   * @param rate of learning
   * @param seed of what the network draws
   */
  record Prepared(TrainingBatch lesson, double rate, long seed) {}

  /** Whether a batch has enough images for a step. */
  static boolean isEnough(Batch batch) {
    return batch.size() >= TrainingBatch.FEWEST_IMAGES;
  }

  /**
   * Mixes a batch in place, and asks the teacher if there is one. Weights stay as they are.
   *
   * @param position before the batch
   * @throws IOException if a teacher does not answer
   */
  Prepared prepare(Batch batch, Position position) throws IOException {
    SplittableRandom random = random(plan.seed(), position.epoch() * batches + position.batch());
    TrainingBatch lesson = lessons.of(batch, position.epoch(), random);
    return new Prepared(lesson, rate(position), random.nextLong());
  }

  /**
   * Changes the weights.
   *
   * @throws mobilenet.train.torch.NonFiniteException if the loss or a gradient is no number
   */
  StepResult take(Prepared step) {
    return trainer.step(step.lesson(), step.rate(), step.seed());
  }

  /** Of learning, at a position. */
  double rate(Position position) {
    return rate(position.epoch(), position.batch());
  }

  /**
   * Of learning, in the batch before a position: that of the last update, unless too few images of
   * the batch could be read for one. Before the first batch, that of the first.
   */
  double lastRate(Position position) {
    if (position.batch() > 0) {
      return rate(position.epoch(), position.batch() - 1);
    }
    return position.epoch() > 0 ? rate(position.epoch() - 1, batches - 1) : rate(0, 0);
  }

  private double rate(int epoch, long batch) {
    double epochs = epoch + (double) batch / batches;
    return plan.recipe().optimisation().schedule().rate(epochs);
  }

  /** Of one batch: whatever was drawn before it, so that a resumed run draws the same. */
  static SplittableRandom random(long seed, long number) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
  }
}
