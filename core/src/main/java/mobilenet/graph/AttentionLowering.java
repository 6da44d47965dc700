package mobilenet.graph;

import mobilenet.architecture.Conventions;
import mobilenet.architecture.Conventions.LayerScale;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.GraphBuilder.ConvShape;

/**
 * Lowers Mobile MQA: norm, projections, attention, output projection, layer scale, residual. If the
 * key/value stride is 2, keys and values each have a strided depthwise convolution before their
 * projection. No projection has a bias.
 */
final class AttentionLowering {
  private final GraphBuilder graph;
  private final Conventions conventions;

  AttentionLowering(GraphBuilder graph, Conventions conventions) {
    this.graph = graph;
    this.conventions = conventions;
  }

  int lower(ResolvedBlock block, MobileAttention spec, int input) {
    int channels = block.inChannels();
    int queryChannels = spec.heads() * spec.headDim();
    String attention = block.name() + ".attn";
    int normed =
        graph
            .role(Role.ATTENTION_NORM)
            .batchNorm(block.name() + ".norm", input, channels, conventions.batchNormEpsilon());
    int query =
        graph
            .role(Role.QUERY)
            .convolution(
                attention + ".query.proj", normed, ConvShape.pointwise(channels, queryChannels));
    graph.role(Role.KEY);
    int key = keyValue(block, spec, attention + ".key", normed);
    graph.role(Role.VALUE);
    int value = keyValue(block, spec, attention + ".value", normed);
    Op op = new Op.Attention(spec.heads(), spec.keyValueHeads(), spec.headDim());
    int x = graph.role(Role.ATTENTION).add(attention, op, query, key, value);
    x =
        graph
            .role(Role.PROJECTION)
            .convolution(
                attention + ".output.proj", x, ConvShape.pointwise(queryChannels, channels));
    if (conventions.layerScale() == LayerScale.UIB_AND_ATTENTION) {
      x = graph.role(Role.LAYER_SCALE).layerScale(block.name() + ".layer_scale", x, channels);
    }
    return graph.role(Role.RESIDUAL).add(block.name() + ".add", new Op.Add(), x, input);
  }

  private int keyValue(ResolvedBlock block, MobileAttention spec, String name, int normed) {
    int channels = block.inChannels();
    int x = normed;
    if (spec.keyValueStride() > 1) {
      ConvShape down =
          new ConvShape(
              channels,
              channels,
              spec.keyValueKernel(),
              spec.keyValueStride(),
              block.dilation(),
              channels,
              conventions.padding());
      x = graph.convolution(name + ".down_conv", x, down);
      x = graph.batchNorm(name + ".norm", x, channels, conventions.batchNormEpsilon());
    }
    int out = spec.keyValueHeads() * spec.headDim();
    return graph.convolution(name + ".proj", x, ConvShape.pointwise(channels, out));
  }
}
