package mobilenet.train.torch;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.train.recipe.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A network in training mode and its weights. */
final class TrainedNetwork {
  private final Graph graph;
  private final NetworkWeights weights;
  private final TorchNetwork network;
  private final Precision precision;

  TrainedNetwork(TrainingSetup setup, Graph graph, NetworkWeights weights) {
    this.graph = graph;
    this.weights = weights;
    this.network = new TorchNetwork(graph, weights, options(setup, graph));
    this.precision = setup.precision();
  }

  private static NetworkOptions options(TrainingSetup setup, Graph graph) {
    TrainingSetup.LayerRules layers = setup.layers();
    Set<String> frozenNorms =
        graph.nodes().stream()
            .filter(
                node ->
                    node.op() instanceof Op.BatchNorm norm
                        && (layers.norms() == TrainingSetup.NormMode.RUNNING
                            || layers.frozen().test(norm.weight())))
            .map(node -> node.name())
            .collect(Collectors.toSet());
    return new NetworkOptions(
        setup.regularisation().dropout(),
        NetworkOptions.dropPaths(setup.architecture(), setup.regularisation().dropPath()),
        setup.regularisation().batchNormMomentum(),
        frozenNorms);
  }

  /** Logits in float32, whatever the arithmetic. */
  Tensor logits(Tensor images) {
    return inPrecision(images).to(ScalarType.Float);
  }

  private Tensor inPrecision(Tensor images) {
    if (precision == Precision.FLOAT32) {
      return network.forward(images, Pass.TRAIN);
    }
    torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
    torch.set_autocast_enabled(DeviceType.CPU, true);
    try {
      return network.forward(images, Pass.TRAIN);
    } finally {
      torch.set_autocast_enabled(DeviceType.CPU, false);
      // Casts of weights are cached until told otherwise, and the weights are about to change.
      torch.clear_cache();
    }
  }

  /** After a backward pass: its gradients become part of those of the update. */
  void collectGradients() {
    weights.collectGradients();
  }

  /** Why a loss is not finite. */
  NonFiniteException nonFinite(Tensor images) {
    Optional<String> weight =
        graph.parameters().values().stream()
            .filter(parameter -> parameter.kind().isLearnt())
            .filter(parameter -> !TorchNetwork.isFinite(weights.get(parameter).detach()))
            .findFirst()
            .map(parameter -> "the weight " + parameter.key() + " is not finite");
    String where =
        weight
            .or(
                () ->
                    network
                        .firstNonFinite(images, Pass.TRAIN)
                        .map(layer -> "the first such feature map is that of " + layer))
            .orElse("every feature map is finite");
    return new NonFiniteException("the loss is not finite: " + where);
  }
}
