package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;

/**
 * How a network is computed with 8-bit integers, whatever file it is written to. Feature maps have
 * one scale and zero point each; weights have a scale for each output channel and zero point 0.
 *
 * <p>An operation without weights is computed on what its inputs' integers stand for, and its
 * result is rounded: sums, means and gates by integer kernels where a runtime has them; activations
 * other than ReLU and ReLU6, attention, blur, and norms that could not be folded as floats.
 *
 * @param network folded and perhaps equalised, with its weights as floats; its taps are what files
 *     can give
 * @param scales of each node's feature map, node 0 being the image; empty where it stays float,
 *     because only layers that stay float write and read it
 * @param layers the integers of each node that has weights and does not stay float
 * @param answers what logits become
 */
public record QuantisationPlan(
    BoundGraph network,
    List<Optional<Int8Scale>> scales,
    Map<Integer, Int8Layer> layers,
    Answers answers) {

  /** Copies, and checks that every layer reads a map with a scale. */
  public QuantisationPlan {
    scales = List.copyOf(scales);
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    List<Node> nodes = network.graph().nodes();
    if (scales.size() != nodes.size()) {
      throw new IllegalArgumentException(
          "expected " + nodes.size() + " scales, one a node, given " + scales.size());
    }
    for (int index : layers.keySet()) {
      if (scales.get(nodes.get(index).input()).isEmpty()) {
        throw new IllegalArgumentException(
            Layers.name(nodes.get(index)) + " has integer weights and reads floats");
      }
    }
  }

  /**
   * Makes a plan.
   *
   * @param calibration of the network
   * @param options of ranges, weights and logits; which nodes stay float is not taken from them
   * @param floats nodes that stay float
   * @throws UnusableImagesException if a range that is needed could not be found
   */
  static QuantisationPlan of(
      Calibration calibration, QuantisationOptions options, Set<Integer> floats) {
    BoundGraph network = calibration.network();
    List<Node> nodes = network.graph().nodes();
    List<Optional<Int8Scale>> scales = new ArrayList<>();
    Map<Integer, Int8Layer> layers = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      int node = i;
      boolean integer = i > 0 && !floats.contains(i);
      for (int reader = i + 1; reader < nodes.size() && !integer; reader++) {
        integer = nodes.get(reader).inputs().contains(node) && !floats.contains(reader);
      }
      scales.add(integer ? Optional.of(calibration.scale(i, options.ranges())) : Optional.empty());
    }
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Op.Convolution> conv = Layers.convolution(nodes.get(i).op());
      if (conv.isPresent() && !floats.contains(i)) {
        Int8Scale input = scales.get(nodes.get(i).input()).orElseThrow();
        layers.put(i, layer(network, conv.get(), input, options.weights()));
      }
    }
    return new QuantisationPlan(network, scales, layers, options.answers());
  }

  private static Int8Layer layer(
      BoundGraph network, Op.Convolution conv, Int8Scale input, WeightBits bits) {
    float[] bias = conv.bias().map(network::value).orElseGet(() -> new float[0]);
    return Int8Layer.of(network.value(conv.weight()), bias, conv.outChannels(), input, bits);
  }

  /**
   * The scale with which a node's result is rounded; the classifier's is not if {@link #answers}
   * are to be sums.
   */
  public Optional<Int8Scale> rounding(int node) {
    return answers == Answers.SUMS && network.graph().nodes().get(node).op() instanceof Op.Linear
        ? Optional.empty()
        : scales.get(node);
  }

  /** Whether all integer weights are in the range of so many bits. */
  public boolean isWithin(WeightBits bits) {
    return layers.values().stream().allMatch(layer -> layer.isWithin(bits));
  }

  /** The network with weights and biases that are what their integers stand for. */
  public BoundGraph rounded() {
    Graph graph = network.graph();
    Map<String, float[]> values = new HashMap<>(network.values());
    layers.forEach(
        (index, layer) -> {
          Op.Convolution conv = Layers.convolution(graph.nodes().get(index).op()).orElseThrow();
          values.put(conv.weight().key(), layer.roundedWeights());
          conv.bias().ifPresent(bias -> values.put(bias.key(), layer.roundedBias()));
        });
    return new BoundGraph(graph, values);
  }
}
