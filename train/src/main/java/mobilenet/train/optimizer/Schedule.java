package mobilenet.train.optimizer;

/** The learning rate over time. */
@FunctionalInterface
public interface Schedule {
  /**
   * The learning rate.
   *
   * @param epoch epochs done so far, with fractions: 2.5 in the middle of the third
   */
  double rate(double epoch);
}
