package mobilenet.search.netadapt;

import mobilenet.search.evaluation.Evaluation;

/**
 * Trains networks for a moment and measures them on images held out. What it returns depends on its
 * arguments alone, so that a loop that was interrupted comes to the same networks.
 */
public interface Tuner {

  /** What it does on which data, in words; the same words, the same accuracies. */
  String name();

  /** Measures the network that all begins with, as it is. */
  Evaluation measure(Widths seed) throws InterruptedException;

  /**
   * Cuts a network and trains what is left.
   *
   * @param step from 1 on
   * @param from the network chosen by the step before
   * @param to narrower in one group
   */
  Evaluation tune(int step, Widths from, Widths to) throws InterruptedException;

  /** Is told which network a step has chosen: of others, nothing is needed any more. */
  void chosen(Widths widths);
}
