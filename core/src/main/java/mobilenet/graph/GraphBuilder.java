package mobilenet.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Parameter.Kind;

/** Appends nodes; each method returns the index of the node that it added. */
final class GraphBuilder {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> taps = new LinkedHashMap<>();
  private Section section = Section.INPUT;
  private Role role = Role.INPUT;

  /** Sets the section of the nodes that are added from now on. */
  GraphBuilder section(Section section) {
    this.section = section;
    return this;
  }

  /** Sets the role of the nodes that are added from now on. */
  GraphBuilder role(Role role) {
    this.role = role;
    return this;
  }

  int add(String name, Op op, Integer... inputs) {
    nodes.add(new Node(name, section, role, op, List.of(inputs)));
    return nodes.size() - 1;
  }

  void tap(String name, int node) {
    taps.put(name, node);
  }

  Graph build() {
    return new Graph(nodes, taps);
  }

  /** Shape of a convolution layer: everything but its name and input. */
  record ConvShape(
      int in, int out, int kernel, int stride, int dilation, int groups, Padding padding) {

    static ConvShape pointwise(int in, int out) {
      return new ConvShape(in, out, 1, 1, 1, 1, Padding.SYMMETRIC);
    }
  }

  int convolution(String name, int input, ConvShape shape) {
    return convolution(name, input, shape, Optional.empty());
  }

  int biasedConvolution(String name, int input, ConvShape shape) {
    Parameter bias = Parameter.of(name + ".bias", Kind.BIAS, shape.out);
    return convolution(name, input, shape, Optional.of(bias));
  }

  private int convolution(String name, int input, ConvShape s, Optional<Parameter> bias) {
    Parameter weight =
        Parameter.of(name + ".weight", Kind.WEIGHT, s.out, s.in / s.groups, s.kernel, s.kernel);
    Op.Convolution op =
        Op.Convolution.of(weight, s.groups)
            .withStride(s.stride)
            .withDilation(s.dilation)
            .withPadding(s.padding);
    return add(name, bias.map(op::withBias).orElse(op), input);
  }

  int batchNorm(String name, int input, int channels, double epsilon) {
    Op op =
        new Op.BatchNorm(
            Parameter.of(name + ".weight", Kind.NORM_WEIGHT, channels),
            Parameter.of(name + ".bias", Kind.NORM_BIAS, channels),
            Parameter.of(name + ".running_mean", Kind.RUNNING_MEAN, channels),
            Parameter.of(name + ".running_var", Kind.RUNNING_VARIANCE, channels),
            epsilon);
    return add(name, op, input);
  }

  /** Adds nothing for the identity. */
  int activate(String name, int input, Activation function) {
    return function == Activation.IDENTITY
        ? input
        : add(name + ".act", new Op.Activate(function), input);
  }

  int layerScale(String name, int input, int channels) {
    Parameter gamma = Parameter.of(name + ".gamma", Kind.LAYER_SCALE, channels);
    return add(name, new Op.LayerScale(gamma), input);
  }

  int linear(String name, int input, int in, int out) {
    Parameter weight = Parameter.of(name + ".weight", Kind.WEIGHT, out, in);
    Parameter bias = Parameter.of(name + ".bias", Kind.BIAS, out);
    return add(name, new Op.Linear(weight, bias, in, out), input);
  }
}
