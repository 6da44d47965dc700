package mobilenet.search.netadapt;

import java.util.OptionalDouble;
import mobilenet.search.evaluation.Evaluation;

/** Is told how the loop goes on, in its thread. */
public interface AdaptListener {
  /** Hears nothing. */
  AdaptListener NONE =
      new AdaptListener() {
        @Override
        public void began(AdaptedNetwork from, int proposals, int known) {
          // Nothing to say.
        }

        @Override
        public void tuned(int step, Proposal proposal, Evaluation evaluation) {
          // Nothing to say.
        }

        @Override
        public OptionalDouble chose(AdaptedNetwork network) {
          return OptionalDouble.empty();
        }
      };

  /**
   * A step begins.
   *
   * @param from the network that it narrows
   * @param proposals networks to choose from
   * @param known of them that were trained before an interruption
   */
  void began(AdaptedNetwork from, int proposals, int known);

  /** A network was trained. */
  void tuned(int step, Proposal proposal, Evaluation evaluation);

  /**
   * A step has chosen.
   *
   * @return what the network really costs, for the record, if somebody has measured it
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  OptionalDouble chose(AdaptedNetwork network) throws InterruptedException;
}
