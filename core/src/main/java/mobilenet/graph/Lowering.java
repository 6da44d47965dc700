package mobilenet.graph;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.Stem;
import mobilenet.graph.GraphBuilder.ConvShape;

/**
 * Turns an architecture into a graph, whose parameters have timm's names. There is no other
 * lowering.
 */
public final class Lowering {
  private final GraphBuilder graph = new GraphBuilder();
  private final Architecture architecture;
  private final ResolvedArchitecture resolved;
  private final Conventions conventions;
  private final BlockLowering blocks;

  private Lowering(Architecture architecture) {
    this.architecture = architecture;
    this.resolved = architecture.resolve();
    this.conventions = architecture.conventions();
    this.blocks = new BlockLowering(graph, conventions);
  }

  /** Lowers an architecture. The graph runs at any image size. */
  public static Graph lower(Architecture architecture) {
    return new Lowering(architecture).lower(sections(architecture));
  }

  /**
   * Lowers a run of sections on its own, such as a single block. The graph's input is the feature
   * map that the first section reads in the whole network; parameters and taps have the names that
   * they have there.
   *
   * @param first the first section of the run
   * @param last the last one, not before the first
   * @throws IllegalArgumentException if the network does not have these sections in this order
   */
  public static Graph lower(Architecture architecture, Section first, Section last) {
    List<Section> all = sections(architecture);
    int from = all.indexOf(first);
    int to = all.indexOf(last);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          architecture.name() + " has no run of sections from " + first + " to " + last);
    }
    return new Lowering(architecture).lower(all.subList(from, to + 1));
  }

  /** The sections that a network is made of, from the stem on. */
  public static List<Section> sections(Architecture architecture) {
    List<Section> sections = new ArrayList<>(List.of(Section.STEM));
    for (ResolvedBlock block : architecture.resolve().blocks()) {
      sections.add(Section.block(block.stage(), block.index()));
    }
    if (!(architecture.head() instanceof Head.FeatureMap)) {
      sections.add(Section.HEAD);
    }
    if (architecture.hasClassifier()) {
      sections.add(Section.CLASSIFIER);
    }
    return List.copyOf(sections);
  }

  private Graph lower(List<Section> sections) {
    int x = graph.add("input", new Op.Input(inputChannels(sections.get(0))));
    for (Section section : sections) {
      graph.section(section);
      x =
          switch (section.part()) {
            case INPUT -> x;
            case STEM -> stem(x);
            case BLOCK -> block(block(section), x);
            case HEAD -> head(x);
            case CLASSIFIER -> classifier(x);
          };
    }
    if (architecture.head() instanceof Head.FeatureMap && sections.equals(sections(architecture))) {
      graph.tap(Graph.FEATURES, x);
    }
    return graph.build();
  }

  private int inputChannels(Section first) {
    return switch (first.part()) {
      case INPUT, STEM -> architecture.input().channels();
      case BLOCK -> block(first).inChannels();
      case HEAD -> resolved.featureChannels();
      case CLASSIFIER -> resolved.headChannels();
    };
  }

  private ResolvedBlock block(Section section) {
    return resolved.stages().get(section.stage()).get(section.block());
  }

  private int stem(int input) {
    Stem stem = architecture.stem();
    int channels = resolved.stemChannels();
    ConvShape shape =
        new ConvShape(
            architecture.input().channels(),
            channels,
            stem.kernel(),
            stem.stride(),
            1,
            1,
            conventions.padding());
    int x = graph.role(Role.CONVOLUTION).convolution("conv_stem", input, shape);
    x = normAct("bn1", x, channels, stem.activation());
    graph.tap(Graph.STEM, x);
    return x;
  }

  private int block(ResolvedBlock block, int input) {
    int x = blocks.lower(block, input);
    graph.tap(block.name(), x);
    return x;
  }

  private int head(int features) {
    int in = resolved.featureChannels();
    int out = resolved.headChannels();
    int x = features;
    if (architecture.head() instanceof Head.ConvThenPool conv) {
      x = graph.role(Role.CONVOLUTION).convolution("conv_head", x, ConvShape.pointwise(in, out));
      x = normAct("bn2", x, out, conv.activation());
    }
    graph.tap(Graph.FEATURES, x);
    x = graph.role(Role.POOL).add("global_pool", new Op.GlobalAveragePool(), x);
    if (architecture.head() instanceof Head.PoolThenConv conv) {
      graph.role(Role.CONVOLUTION);
      x = pooledConvolution(conv, x, in, out);
    }
    graph.tap(Graph.EMBEDDING, x);
    return x;
  }

  private int classifier(int embedding) {
    int channels = resolved.headChannels();
    int x =
        graph
            .role(Role.CLASSIFIER)
            .linear("classifier", embedding, channels, architecture.classes());
    graph.tap(Graph.LOGITS, x);
    return x;
  }

  private int pooledConvolution(Head.PoolThenConv head, int pooled, int in, int out) {
    ConvShape shape = ConvShape.pointwise(in, out);
    return switch (head.norm()) {
      case BIAS ->
          graph.activate(
              "conv_head", graph.biasedConvolution("conv_head", pooled, shape), head.activation());
      case NONE ->
          graph.activate(
              "conv_head", graph.convolution("conv_head", pooled, shape), head.activation());
      case BATCH_NORM ->
          normAct(
              "norm_head", graph.convolution("conv_head", pooled, shape), out, head.activation());
    };
  }

  private int normAct(String name, int x, int channels, Activation activation) {
    int normed = graph.batchNorm(name, x, channels, conventions.batchNormEpsilon());
    return graph.activate(name, normed, activation);
  }
}
