package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * A convolution of one of this project's networks.
 *
 * @param name timm's
 * @param convolution with its weight's name and shape
 * @param norm the batch norm behind it
 * @param activation behind that
 * @param skip index of the layer whose output is added at the end
 */
record ExpectedLayer(
    String name,
    Op.Convolution convolution,
    Op.BatchNorm norm,
    Activation activation,
    Optional<Integer> skip) {

  /** The layers of V1 or V2 up to the pool, from the stem on. */
  static List<ExpectedLayer> of(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    List<ExpectedLayer> layers = new ArrayList<>();
    Map<Integer, Integer> makers = new HashMap<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.nodes().get(i);
      int last = layers.size() - 1;
      if (node.op() instanceof Op.Convolution convolution) {
        // Every convolution of these networks has a batch norm right behind it.
        Op.BatchNorm norm = (Op.BatchNorm) graph.nodes().get(i + 1).op();
        layers.add(
            new ExpectedLayer(
                node.name(), convolution, norm, Activation.IDENTITY, Optional.empty()));
      } else if (node.op() instanceof Op.Activate activate) {
        layers.set(last, layers.get(last).with(activate.function(), layers.get(last).skip));
      } else if (node.op() instanceof Op.Add) {
        int skip = node.inputs().stream().mapToInt(Integer::intValue).min().orElseThrow();
        int maker = Objects.requireNonNull(makers.get(skip));
        layers.set(last, layers.get(last).with(layers.get(last).activation, Optional.of(maker)));
      } else if (node.op() instanceof Op.GlobalAveragePool) {
        return layers;
      }
      makers.put(i, layers.size() - 1);
    }
    throw new IllegalStateException(architecture.name() + " has no pool");
  }

  private ExpectedLayer with(Activation function, Optional<Integer> from) {
    return new ExpectedLayer(name, convolution, norm, function, from);
  }

  boolean isDepthwise() {
    return convolution.groups() > 1;
  }

  /** The kernel's shape in TensorFlow's order. */
  List<Integer> kernel() {
    List<Integer> timm = convolution.weight().shape();
    return isDepthwise()
        ? List.of(timm.get(2), timm.get(3), timm.get(0), 1)
        : List.of(timm.get(2), timm.get(3), timm.get(1), timm.get(0));
  }

  /** What does not fit a convolution of a graph; empty if all does. */
  Optional<String> mismatch(Link link, List<Link> before) {
    Value.Convolved layer = link.layer();
    if (layer.depthwise() != isDepthwise() || !layer.kernel().shape().equals(kernel())) {
      return Optional.of(
          "a kernel of "
              + text(kernel(), isDepthwise())
              + ", found "
              + text(layer.kernel().shape(), layer.depthwise()));
    }
    if (layer.stride() != convolution.stride()) {
      return Optional.of("stride " + convolution.stride() + ", found " + layer.stride());
    }
    if (!layer.bounds().activation().equals(Optional.of(activation))) {
      return Optional.of("the activation " + activation + ", found " + layer.bounds());
    }
    Optional<Integer> added = skip.map(index -> before.get(index).output());
    return added.equals(link.skip())
        ? Optional.empty()
        : Optional.of(
            skip.isPresent()
                ? "the output of "
                    + before.get(skip.get()).layer().node()
                    + " added to it, found"
                    + (link.skip().isPresent() ? " another one" : " none")
                : "nothing added to it, found a sum");
  }

  private static String text(List<Integer> shape, boolean depthwise) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("×"))
        + (depthwise ? " (height × width × channels × 1)" : " (height × width × in × out)");
  }
}
