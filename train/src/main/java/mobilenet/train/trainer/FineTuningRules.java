package mobilenet.train.trainer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
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
    Set<String> norms = keptNorms(graph, tuning);
    Map<String, Double> rates = LayerRates.factors(graph, tuning.layerDecay());
    LayerRules rules =
        new LayerRules(
            p -> tuning.freezes(p.key()) || norms.contains(p.key()),
            key -> rates.getOrDefault(key, 1.0),
            fixesNorms(tuning) ? NormMode.RUNNING : NormMode.BATCH);
    if (learnt.stream().allMatch(rules.frozen())) {
      throw new TrainingException("fine-tuning.frozen leaves nothing to learn; remove a name");
    }
    return rules;
  }

  private static boolean fixesNorms(FineTuning tuning) {
    return tuning.batchNorm() == FineTuning.BatchNorm.FROZEN;
  }

  /**
   * What belongs to norms that stay as they are, statistics included. A frozen convolution's norm
   * is one, under whatever name: the layer would else give something else than it did.
   */
  private static Set<String> keptNorms(Graph graph, FineTuning tuning) {
    Set<String> keys = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.BatchNorm norm
          && (fixesNorms(tuning) || isFrozen(graph.nodes().get(node.input()).op(), tuning))) {
        norm.parameters().forEach(parameter -> keys.add(parameter.key()));
      }
    }
    return Set.copyOf(keys);
  }

  private static boolean isFrozen(Op op, FineTuning tuning) {
    return op instanceof Op.Convolution
        && op.parameters().stream().allMatch(parameter -> tuning.freezes(parameter.key()));
  }
}
