package mobilenet.train.trainer;

import java.io.IOException;
import java.util.TreeSet;
import mobilenet.graph.Lowering;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.weights.WeightSource;

/**
 * Weights before the first step.
 *
 * @param origin tells these weights from others, in words
 * @param weights by timm's names
 */
public record InitialWeights(String origin, WeightSource weights) {

  /** Random weights, drawn from the plan's seed. */
  public static InitialWeights random(RunPlan plan) {
    return new InitialWeights(
        "random", Initialisation.draw(Lowering.lower(plan.architecture()), plan.seed()));
  }

  /** Weights that were learnt before, all of which are read. */
  public static InitialWeights ofCheckpoint(WeightSource weights) throws IOException {
    Checksum sum = new Checksum();
    for (String name : new TreeSet<>(weights.names())) {
      sum.add(name);
      sum.add(weights.read(name));
    }
    return new InitialWeights("those of a checkpoint (" + sum + ")", weights);
  }
}
