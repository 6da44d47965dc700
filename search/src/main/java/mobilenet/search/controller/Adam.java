package mobilenet.search.controller;

import java.util.List;

/**
 * TuNAS's form of Adam: without momentum, so that a logit moves by the rate times its gradient over
 * that gradient's usual size. Of several samples in one step, the gradients are averaged, and so
 * are their squares, which is not the square of the average: samples that disagree move less.
 */
final class Adam {
  private static final double DECAY = 0.999;

  /** Added to the root of the squares before their bias is corrected, as TensorFlow does. */
  private static final double EPSILON = 1e-8;

  private Adam() {}

  /**
   * One step.
   *
   * @param logits are changed
   * @param squares moving average of squared gradients, 0 at first; are changed
   * @param gradients of the loss, one for each sample
   * @param step number of this step, from 1
   * @param rate learning rate; with 0 the squares are averaged all the same
   */
  static void step(Logits logits, Logits squares, List<Logits> gradients, long step, double rate) {
    double samples = gradients.size();
    squares.update(
        (d, o, square) -> {
          double sum = 0;
          for (Logits gradient : gradients) {
            sum += gradient.get(d, o) * gradient.get(d, o);
          }
          return DECAY * square + (1 - DECAY) * (sum / samples);
        });
    double corrected = rate * Math.sqrt(1 - StrictMath.pow(DECAY, (double) step));
    logits.update(
        (d, o, logit) -> {
          double sum = 0;
          for (Logits gradient : gradients) {
            sum += gradient.get(d, o);
          }
          double root = Math.sqrt(squares.get(d, o)) + EPSILON;
          return logit - corrected * (sum / samples) / root;
        });
  }
}
