package mobilenet.search.netadapt;

import java.io.IOException;
import java.util.List;
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

  /**
   * Cuts and trains all networks of a step: one after the other, unless it can do several at once.
   *
   * @param to each narrower than {@code from} in one group
   * @param each is told of them in this order
   * @throws IOException if {@code each} does
   */
  default void tuneAll(int step, Widths from, List<Widths> to, Tuned each)
      throws IOException, InterruptedException {
    for (int i = 0; i < to.size(); i++) {
      each.tuned(i, tune(step, from, to.get(i)));
    }
  }

  /** Is told what came of the networks of a step, in the caller's thread. */
  interface Tuned {
    /**
     * A network was trained, and all before it.
     *
     * @param index of it in the step, from 0
     */
    void tuned(int index, Evaluation evaluation) throws IOException;
  }

  /** Is told which network a step has chosen: of others, nothing is needed any more. */
  void chosen(Widths widths);
}
