package mobilenet.pruning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Parameter;

/**
 * Follows channels through a graph. Each operation says which set of channels it writes: its
 * input's, or a new one. Where channels of two sets meet in one sum or product, the sets become
 * one.
 */
final class ChannelPropagation implements OpVisitor<Integer> {
  private final DisjointSets sets = new DisjointSets();
  private final List<Integer> outputs = new ArrayList<>();
  private final List<Read> read = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private final Set<Integer> fixed = new HashSet<>();
  private Node node;

  private record Read(int set, Dimension dimension) {}

  private record Written(int set, Node producer) {}

  /**
   * Channels that are cut together.
   *
   * @param dimensions of parameters
   * @param producers of the channels
   * @param fixed whether none may be cut
   */
  record Channels(List<Dimension> dimensions, List<Node> producers, boolean fixed) {
    private Channels(boolean fixed) {
      this(new ArrayList<>(), new ArrayList<>(), fixed);
    }
  }

  private ChannelPropagation(Node first) {
    this.node = first;
  }

  /** The sets of a graph's channels, in the order in which they begin. */
  static List<Channels> of(Graph graph) {
    ChannelPropagation propagation = new ChannelPropagation(graph.nodes().get(0));
    for (Node node : graph.nodes()) {
      propagation.node = node;
      propagation.outputs.add(node.op().accept(propagation));
    }
    // Whoever reads the network's answer expects all of it.
    int answer = Optional.ofNullable(graph.taps().get(graph.output())).orElseThrow();
    propagation.fixed.add(propagation.outputs.get(answer));
    return propagation.channels();
  }

  private List<Channels> channels() {
    Set<Integer> fixedSets = new HashSet<>();
    fixed.forEach(set -> fixedSets.add(sets.find(set)));
    Map<Integer, Channels> all = new LinkedHashMap<>();
    for (Read entry : read) {
      int set = sets.find(entry.set());
      all.computeIfAbsent(set, s -> new Channels(fixedSets.contains(s)))
          .dimensions()
          .add(entry.dimension());
    }
    for (Written entry : written) {
      int set = sets.find(entry.set());
      all.computeIfAbsent(set, s -> new Channels(fixedSets.contains(s)))
          .producers()
          .add(entry.producer());
    }
    return List.copyOf(all.values());
  }

  private int in(int input) {
    return outputs.get(node.inputs().get(input));
  }

  private int fixedSet() {
    int set = sets.add();
    fixed.add(set);
    return set;
  }

  private int each(int set, List<Parameter> parameters) {
    parameters.forEach(parameter -> read.add(new Read(set, new Dimension(parameter, 0))));
    return set;
  }

  @Override
  public String consumer() {
    return "pruning";
  }

  @Override
  public Integer input(Op.Input op) {
    return fixedSet();
  }

  @Override
  public Integer convolution(Op.Convolution op) {
    int out = op.isDepthwise() ? in(0) : dense(op);
    each(out, op.parameters());
    if (op.residual()) {
      sets.unite(out, in(1));
    }
    return out;
  }

  private int dense(Op.Convolution op) {
    if (op.groups() > 1) {
      // Its groups are of one size, which a cut here or there would break.
      fixed.add(in(0));
      return fixedSet();
    }
    read.add(new Read(in(0), new Dimension(op.weight(), 1)));
    int out = sets.add();
    written.add(new Written(out, node));
    return out;
  }

  @Override
  public Integer batchNorm(Op.BatchNorm op) {
    return each(in(0), op.parameters());
  }

  @Override
  public Integer activate(Op.Activate op) {
    return in(0);
  }

  @Override
  public Integer add(Op.Add op) {
    sets.unite(in(0), in(1));
    return in(0);
  }

  @Override
  public Integer globalAveragePool(Op.GlobalAveragePool op) {
    return in(0);
  }

  @Override
  public Integer scaleChannels(Op.ScaleChannels op) {
    sets.unite(in(0), in(1));
    return in(0);
  }

  @Override
  public Integer layerScale(Op.LayerScale op) {
    return each(in(0), op.parameters());
  }

  @Override
  public Integer averagePool(Op.AveragePool op) {
    return in(0);
  }

  @Override
  public Integer blurPool(Op.BlurPool op) {
    return in(0);
  }

  @Override
  public Integer attention(Op.Attention op) {
    // Heads and their dimension are choices of their own.
    for (int i = 0; i < node.inputs().size(); i++) {
      fixed.add(in(i));
    }
    return fixedSet();
  }

  @Override
  public Integer linear(Op.Linear op) {
    read.add(new Read(in(0), new Dimension(op.weight(), 1)));
    return each(fixedSet(), op.parameters());
  }
}
