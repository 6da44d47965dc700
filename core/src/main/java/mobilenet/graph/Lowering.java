package mobilenet.graph;

import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.Stem;
import mobilenet.graph.GraphBuilder.ConvShape;

/** The one lowering: an architecture becomes a graph whose parameters carry timm's names. */
public final class Lowering {
  private final GraphBuilder graph = new GraphBuilder();
  private final ResolvedArchitecture resolved;
  private final Conventions conventions;

  private Lowering(Architecture architecture) {
    this.resolved = architecture.resolve();
    this.conventions = architecture.conventions();
  }

  /** Lowers an architecture. The graph runs at any picture size. */
  public static Graph lower(Architecture architecture) {
    return new Lowering(architecture).lower();
  }

  private Graph lower() {
    Architecture architecture = resolved.source();
    int input = graph.add("input", new Op.Input(architecture.input().channels()));
    int x = stem(architecture, input);
    BlockLowering blocks = new BlockLowering(graph, conventions);
    for (ResolvedBlock block : resolved.blocks()) {
      x = blocks.lower(block, x);
      graph.tap(block.name(), x);
    }
    head(architecture, x);
    return graph.build();
  }

  private int stem(Architecture architecture, int input) {
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
    int x = graph.convolution("conv_stem", input, shape);
    x = normAct("bn1", x, channels, stem.activation());
    graph.tap(Graph.STEM, x);
    return x;
  }

  private void head(Architecture architecture, int features) {
    int in = resolved.featureChannels();
    int out = resolved.headChannels();
    int x = features;
    Head head = architecture.head();
    if (head instanceof Head.FeatureMap) {
      graph.tap(Graph.FEATURES, x);
      return;
    }
    if (head instanceof Head.Pooled) {
      graph.tap(Graph.FEATURES, x);
      x = pool(x);
    } else if (head instanceof Head.ConvThenPool conv) {
      x = graph.convolution("conv_head", x, ConvShape.pointwise(in, out));
      x = normAct("bn2", x, out, conv.activation());
      graph.tap(Graph.FEATURES, x);
      x = pool(x);
    } else if (head instanceof Head.PoolThenConv conv) {
      graph.tap(Graph.FEATURES, x);
      x = pooledConvolution(conv, pool(x), in, out);
    }
    graph.tap(Graph.EMBEDDING, x);
    if (!architecture.hasClassifier()) {
      return;
    }
    graph.tap(Graph.LOGITS, graph.linear("classifier", x, out, architecture.classes()));
  }

  private int pool(int x) {
    return graph.add("global_pool", new Op.GlobalAveragePool(), x);
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
