package mobilenet.train.log;

import java.util.Optional;

/**
 * What is known after an epoch. Where both the weights and their average are validated, an epoch
 * has two of these.
 *
 * @param epoch epochs done, 1 after the first
 * @param step updates of the weights done, 0 or more
 * @param rate learning rate of the last update
 * @param training of the epoch
 * @param validation after the epoch, if there was one
 * @param timing of the epoch
 */
public record EpochMetrics(
    int epoch,
    long step,
    double rate,
    Training training,
    Optional<Validation> validation,
    Timing timing) {

  /** Checks the ranges. Losses may be anything: a run that diverges is logged too. */
  public EpochMetrics {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be at least 1, given " + epoch);
    }
    if (step < 0) {
      throw new IllegalArgumentException("step must be 0 or more, given " + step);
    }
    notNegative("rate", rate);
  }

  /**
   * Means over the training images as the network saw them: augmented, and while it changed.
   *
   * @param loss mean, in nats
   * @param accuracy fraction of the images whose class was first, 0 to 1; none where labels are
   *     mixtures
   */
  public record Training(double loss, Optional<Double> accuracy) {
    /** Checks the range. */
    public Training {
      accuracy.ifPresent(a -> fraction("training accuracy", a));
    }
  }

  /**
   * Means over the validation images.
   *
   * @param weights that were measured
   * @param loss mean, in nats, without label smoothing
   * @param top1 fraction of the images whose class was first, 0 to 1
   * @param top5 fraction whose class was among the first five, 0 to 1
   */
  public record Validation(EvaluatedWeights weights, double loss, double top1, double top5) {
    /** Checks the ranges. */
    public Validation {
      fraction("top1", top1);
      fraction("top5", top5);
    }
  }

  /**
   * Where the time went.
   *
   * @param imagesPerSecond training images a second
   * @param seconds of training, without validation
   * @param waitingSeconds of them, spent waiting for images
   */
  public record Timing(double imagesPerSecond, double seconds, double waitingSeconds) {
    /** Checks the ranges. */
    public Timing {
      notNegative("images per second", imagesPerSecond);
      notNegative("seconds", seconds);
      notNegative("waiting seconds", waitingSeconds);
    }
  }

  private static void fraction(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be 0 to 1, given " + value);
    }
  }

  private static void notNegative(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be 0 or more, given " + value);
    }
  }
}
