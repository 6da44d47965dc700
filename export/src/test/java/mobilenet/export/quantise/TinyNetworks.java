package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/** Networks of a few operations, made by hand. */
public final class TinyNetworks {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, float[]> values = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(5);

  public TinyNetworks() {
    nodes.add(new Node("input", new Op.Input(3), List.of()));
  }

  /** The image, convolutions of 8 channels with an activation between, mean, three logits. */
  static BoundGraph of(Activation between, boolean depthwise) {
    TinyNetworks network = new TinyNetworks();
    network.convolution("first", 3, 8, 1, between);
    network.convolution("second", 8, 8, depthwise ? 8 : 1, Activation.RELU);
    network.add("pool", new Op.GlobalAveragePool());
    return network.build();
  }

  /** All pools between convolutions of 8 channels, and three logits. */
  public static BoundGraph pools() {
    return new TinyNetworks()
        .convolution("first", 3, 8, 1, Activation.RELU)
        .add("blur", new Op.BlurPool())
        .convolution("second", 8, 8, 8, Activation.RELU6)
        .add("average", new Op.AveragePool())
        .add("pool", new Op.GlobalAveragePool())
        .build();
  }

  public TinyNetworks add(String name, Op op) {
    nodes.add(new Node(name, op, List.of(nodes.size() - 1)));
    return this;
  }

  public TinyNetworks convolution(String name, int in, int out, int groups, Activation activation) {
    Parameter weight =
        new Parameter(name + ".weight", List.of(out, in / groups, 3, 3), Parameter.Kind.WEIGHT);
    Parameter bias = new Parameter(name + ".bias", List.of(out), Parameter.Kind.BIAS);
    values.put(weight.key(), uneven(weight.elementCount(), out));
    values.put(bias.key(), uneven(out, out));
    return add(name, Op.Convolution.of(weight, groups).withBias(bias).withActivation(activation));
  }

  /** Channels of very different sizes, as depthwise ones often are. */
  private float[] uneven(int length, int channels) {
    float[] drawn = new float[length];
    for (int i = 0; i < length; i++) {
      int channel = i / (length / channels);
      drawn[i] = (float) (random.nextDouble(-1, 1) * Math.pow(2, channel - 4));
    }
    return drawn;
  }

  public BoundGraph build() {
    Parameter weight = new Parameter("classifier.weight", List.of(3, 8), Parameter.Kind.WEIGHT);
    Parameter bias = new Parameter("classifier.bias", List.of(3), Parameter.Kind.BIAS);
    values.put(weight.key(), uneven(24, 3));
    values.put(bias.key(), uneven(3, 3));
    add("classifier", new Op.Linear(weight, bias, 8, 3));
    return new BoundGraph(new Graph(nodes, Map.of(Graph.LOGITS, nodes.size() - 1)), values);
  }
}
