package mobilenet.train.trainer;

import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.train.recipe.FineTuning;
import mobilenet.train.recipe.LayerRates;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingSetup.LayerRules;
import mobilenet.train.torch.TrainingSetup.NormMode;

/** Turns a recipe's fine-tuning into rules by parameter. */
final class FineTuningRules {
  private FineTuningRules() {}

  /**
   * The rules.
   *
   * @throws TrainingException if a frozen name is none of the network's, or nothing is left to
   *     learn
   */
  static LayerRules of(Recipe recipe, Architecture architecture) throws TrainingException {
    if (recipe.fineTuning().isEmpty()) {
      return LayerRules.ALL;
    }
    FineTuning tuning = recipe.fineTuning().get();
    Graph graph = Lowering.lower(architecture);
    List<Parameter> learnt =
        graph.parameters().values().stream().filter(p -> p.kind().isLearnt()).toList();
    for (String prefix : tuning.frozen()) {
      if (learnt.stream().noneMatch(p -> FineTuning.isBelow(p.key(), prefix))) {
        throw new TrainingException(
            "fine-tuning.frozen: "
                + architecture.name()
                + " has no parameter "
                + prefix
                + "; `mobilenet summary` lists its layers");
      }
    }
    boolean fixedNorms = tuning.batchNorm() == FineTuning.BatchNorm.FROZEN;
    Map<String, Double> rates = LayerRates.factors(graph, tuning.layerDecay());
    LayerRules rules =
        new LayerRules(
            p -> tuning.freezes(p.key()) || (fixedNorms && isNorm(p)),
            key -> rates.getOrDefault(key, 1.0),
            fixedNorms ? NormMode.RUNNING : NormMode.BATCH);
    if (learnt.stream().allMatch(rules.frozen())) {
      throw new TrainingException("fine-tuning.frozen leaves nothing to learn; remove a name");
    }
    return rules;
  }

  private static boolean isNorm(Parameter parameter) {
    return parameter.kind() == Parameter.Kind.NORM_WEIGHT
        || parameter.kind() == Parameter.Kind.NORM_BIAS;
  }
}
