package mobilenet.bench.layers;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;

/**
 * A convolution of a real network.
 *
 * @param network its name in the catalogue
 * @param layer timm's module path
 * @param type which kernels compute it
 * @param in input channels
 * @param out output channels
 * @param kernel size in both directions
 * @param stride in both directions
 * @param height of the input, at the network's own image size
 * @param width of the input
 */
public record LayerShape(
    String network,
    String layer,
    LayerType type,
    int in,
    int out,
    int kernel,
    int stride,
    int height,
    int width) {
  private static final int IMAGE_CHANNELS = 3;

  /** The convolutions of a network, in order. */
  static List<LayerShape> of(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    int size = architecture.input().size();
    List<Shape> shapes = Shapes.infer(graph, size, size);
    List<LayerShape> layers = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Convolution conv) {
        Shape input = shapes.get(node.input());
        layers.add(
            new LayerShape(
                architecture.name(),
                node.name(),
                type(conv),
                conv.inChannels(),
                conv.outChannels(),
                conv.kernel(),
                conv.stride(),
                input.height(),
                input.width()));
      }
    }
    return List.copyOf(layers);
  }

  private static LayerType type(Op.Convolution conv) {
    if (conv.isDepthwise()) {
      return LayerType.DEPTHWISE;
    }
    return conv.isPointwise() ? LayerType.POINTWISE : LayerType.DENSE;
  }

  /** The convolution with a bias and ReLU, which most of them have after the passes. */
  Op.Convolution op() {
    int groups = type == LayerType.DEPTHWISE ? in : 1;
    return Op.Convolution.of(
            new Parameter(
                "weight", List.of(out, in / groups, kernel, kernel), Parameter.Kind.WEIGHT),
            groups)
        .withStride(stride)
        .withBias(new Parameter("bias", List.of(out), Parameter.Kind.BIAS))
        .withActivation(Activation.RELU);
  }

  /** Shape of the input. */
  Shape input() {
    return new Shape(in, height, width);
  }

  /** Whether the input is the image, whose pixels lie together without padding. */
  boolean readsTheImage() {
    return in == IMAGE_CHANNELS;
  }
}
