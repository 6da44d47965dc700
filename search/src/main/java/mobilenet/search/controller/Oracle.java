package mobilenet.search.controller;

import mobilenet.search.reward.Costs;
import mobilenet.search.space.Genotype;

/** Says at once how good a network is: a formula, or a table of networks that were trained. */
@FunctionalInterface
public interface Oracle {
  /**
   * Asks about a network, which may have been asked about before.
   *
   * @param network canonical
   * @param question number of the question in the search, from 0, for answers that are noisy or of
   *     one of several trainings; the same network and question have the same answer
   */
  Answer ask(Genotype network, long question);

  /**
   * What is known of a network.
   *
   * @param accuracy 0 to 1
   * @param costs of it
   */
  record Answer(double accuracy, Costs costs) {
    /** Checks the range. */
    public Answer {
      if (!(accuracy >= 0 && accuracy <= 1)) {
        throw new IllegalArgumentException("accuracy must be 0 to 1, given " + accuracy);
      }
    }
  }
}
