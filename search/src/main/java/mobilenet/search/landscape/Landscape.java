package mobilenet.search.landscape;

import java.util.OptionalDouble;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/** A formula in place of training. */
public interface Landscape {

  /** Its name in results. */
  String name();

  /** The space that it is defined on. */
  SearchSpace space();

  /** What is maximised on it. */
  Objective objective();

  /** Accuracy of a network, 0 to 1, without noise. */
  double accuracy(Genotype network);

  /** Costs of a network. */
  Costs costs(Genotype network);

  /** The largest reward that any network has. */
  double optimum();

  /** Reward of a network, without noise. */
  default double reward(Genotype network) {
    double accuracy = accuracy(network);
    return objective().hasTarget() ? objective().of(accuracy, costs(network)) : accuracy;
  }

  /** How far a network's reward is below the best one's. */
  default double regret(Genotype network) {
    return optimum() - reward(network);
  }

  /** A network's cost over the target; empty where there is no target. */
  default OptionalDouble costOverTarget(Genotype network) {
    Objective objective = objective();
    return objective.hasTarget()
        ? OptionalDouble.of(
            costs(network).get(objective.measure()).orElseThrow() / objective.target())
        : OptionalDouble.empty();
  }
}
