package mobilenet.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Macs;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Role;
import mobilenet.graph.Section;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;

/**
 * Parameters and multiply-accumulates of a network at one image size.
 *
 * @param architecture what was counted
 * @param size image height and width
 * @param layers stem, blocks, head, classifier
 * @param params learnt parameters; the running statistics of batch norms do not count
 * @param macs multiply-accumulates of convolutions, linear layers and attention
 */
public record ModelProfile(
    Architecture architecture, int size, List<LayerProfile> layers, long params, long macs) {

  /** Copies the layers. */
  public ModelProfile {
    layers = List.copyOf(layers);
  }

  /** Counts an architecture at its own image size. */
  public static ModelProfile of(Architecture architecture) {
    return of(architecture, architecture.input().size());
  }

  /** Counts an architecture at another image size. */
  public static ModelProfile of(Architecture architecture, int size) {
    return new Counter(architecture, size).count();
  }

  private static final class Counter {
    private final Architecture architecture;
    private final int size;
    private final Graph graph;
    private final List<Shape> shapes;

    Counter(Architecture architecture, int size) {
      this.architecture = architecture;
      this.size = size;
      this.graph = Lowering.lower(architecture);
      this.shapes = Shapes.infer(graph, size, size);
    }

    ModelProfile count() {
      List<LayerProfile> layers = new ArrayList<>();
      layers.add(stem());
      for (ResolvedBlock block : architecture.resolve().blocks()) {
        layers.add(block(block));
      }
      head(layers);
      long params = layers.stream().mapToLong(LayerProfile::params).sum();
      long macs = layers.stream().mapToLong(LayerProfile::macs).sum();
      if (params != graph.parameterCount() || macs != Macs.total(graph, shapes)) {
        throw new IllegalStateException("the rows of " + architecture.name() + " miss a node");
      }
      return new ModelProfile(architecture, size, layers, params, macs);
    }

    private LayerProfile stem() {
      int k = architecture.stem().kernel();
      return row(
          "conv_stem",
          "Conv " + k + "×" + k,
          Section.STEM,
          architecture.stem().stride(),
          Optional.of(architecture.stem().activation()));
    }

    private LayerProfile block(ResolvedBlock block) {
      List<Integer> nodes = nodes(Section.block(block.stage(), block.index()));
      Activation activation = block.spec().activation();
      return new LayerProfile(
          block.name(),
          block.spec().typeName(),
          shapes.get(graph.nodes().get(nodes.get(0)).input()),
          shapes.get(nodes.get(nodes.size() - 1)),
          kernels(nodes),
          block.stride(),
          block.expandedChannels(),
          block.squeezeChannels(),
          activation == Activation.IDENTITY ? Optional.empty() : Optional.of(activation),
          block.residual(),
          params(nodes),
          macs(nodes));
    }

    private void head(List<LayerProfile> layers) {
      Head head = architecture.head();
      if (head instanceof Head.FeatureMap) {
        return;
      }
      if (head instanceof Head.ConvThenPool h) {
        layers.add(row("conv_head", "Conv 1×1", Section.HEAD, 1, Optional.of(h.activation())));
      } else if (head instanceof Head.PoolThenConv h) {
        layers.add(
            row("conv_head", "Pool, Conv 1×1", Section.HEAD, 1, Optional.of(h.activation())));
      }
      if (architecture.hasClassifier()) {
        layers.add(row("classifier", "Linear", Section.CLASSIFIER, 1, Optional.empty()));
      }
    }

    private LayerProfile row(
        String name, String type, Section section, int stride, Optional<Activation> activation) {
      List<Integer> nodes = nodes(section);
      return new LayerProfile(
          name,
          type,
          shapes.get(graph.nodes().get(nodes.get(0)).input()),
          shapes.get(nodes.get(nodes.size() - 1)),
          kernels(nodes),
          stride,
          0,
          0,
          activation,
          false,
          params(nodes),
          macs(nodes));
    }

    /** Without the pool: it is neither a row of its own nor part of the head's convolution. */
    private List<Integer> nodes(Section section) {
      return IntStream.range(0, graph.nodes().size())
          .filter(i -> graph.nodes().get(i).section().equals(section))
          .filter(i -> graph.nodes().get(i).role() != Role.POOL)
          .boxed()
          .toList();
    }

    private String kernels(List<Integer> nodes) {
      return nodes.stream()
          .map(i -> graph.nodes().get(i).op())
          .filter(op -> op instanceof Op.Convolution c && c.kernel() > 1)
          .map(op -> Integer.toString(((Op.Convolution) op).kernel()))
          .collect(Collectors.joining(","));
    }

    private long params(List<Integer> nodes) {
      return nodes.stream()
          .map(graph.nodes()::get)
          .map(Node::op)
          .flatMap(op -> op.parameters().stream())
          .filter(p -> p.kind().isLearnt())
          .mapToLong(Parameter::elementCount)
          .sum();
    }

    private long macs(List<Integer> nodes) {
      return nodes.stream().mapToLong(i -> Macs.of(graph, shapes, i)).sum();
    }
  }
}
