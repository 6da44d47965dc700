package mobilenet.graph;

import mobilenet.architecture.Activation;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Conventions.AntiAlias;
import mobilenet.architecture.Conventions.LayerScale;
import mobilenet.architecture.DepthwiseSeparable;
import mobilenet.architecture.FusedInvertedBottleneck;
import mobilenet.architecture.InvertedResidual;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.UniversalInvertedBottleneck;
import mobilenet.graph.GraphBuilder.ConvShape;

/** Lowers blocks; the layer names are timm's. */
final class BlockLowering {
  private final GraphBuilder graph;
  private final Conventions conventions;

  BlockLowering(GraphBuilder graph, Conventions conventions) {
    this.graph = graph;
    this.conventions = conventions;
  }

  int lower(ResolvedBlock block, int input) {
    if (block.spec() instanceof MobileAttention attention) {
      return new AttentionLowering(graph, conventions).lower(block, attention, input);
    }
    int branch = branch(block, input);
    return block.residual()
        ? graph.role(Role.RESIDUAL).add(block.name() + ".add", new Op.Add(), branch, input)
        : branch;
  }

  private int branch(ResolvedBlock block, int input) {
    // A switch over sealed records needs Java 21; a test checks that this chain is exhaustive.
    if (block.spec() instanceof ConvNormAct spec) {
      return strided(
          block,
          Role.CONVOLUTION,
          "conv",
          "bn1",
          input,
          full(block, spec.kernel(), block.outChannels(), 1),
          spec.activation());
    }
    if (block.spec() instanceof DepthwiseSeparable spec) {
      return depthwiseSeparable(block, spec, input);
    }
    if (block.spec() instanceof InvertedResidual spec) {
      return invertedResidual(block, spec, input);
    }
    if (block.spec() instanceof FusedInvertedBottleneck spec) {
      return fused(block, spec, input);
    }
    if (block.spec() instanceof UniversalInvertedBottleneck spec) {
      return universal(block, spec, input);
    }
    throw new IllegalStateException("no lowering for " + block.spec());
  }

  private int depthwiseSeparable(ResolvedBlock block, DepthwiseSeparable spec, int input) {
    int channels = block.inChannels();
    ConvShape depthwise = depthwise(block, channels, spec.kernel(), block.stride());
    int x = strided(block, Role.DEPTHWISE, "conv_dw", "bn1", input, depthwise, spec.activation());
    x = squeezeExcite(block, x, channels);
    Activation last =
        spec.projection() == DepthwiseSeparable.Projection.ACTIVATED
            ? spec.activation()
            : Activation.IDENTITY;
    return layer(
        block,
        Role.PROJECTION,
        "conv_pw",
        "bn2",
        x,
        ConvShape.pointwise(channels, block.outChannels()),
        last);
  }

  private int invertedResidual(ResolvedBlock block, InvertedResidual spec, int input) {
    int expanded = block.expandedChannels();
    ConvShape expand = ConvShape.pointwise(block.inChannels(), expanded);
    int x = layer(block, Role.EXPANSION, "conv_pw", "bn1", input, expand, spec.activation());
    ConvShape depthwise = depthwise(block, expanded, spec.kernel(), block.stride());
    x = strided(block, Role.DEPTHWISE, "conv_dw", "bn2", x, depthwise, spec.activation());
    x = squeezeExcite(block, x, expanded);
    ConvShape project = ConvShape.pointwise(expanded, block.outChannels());
    return layer(block, Role.PROJECTION, "conv_pwl", "bn3", x, project, Activation.IDENTITY);
  }

  private int fused(ResolvedBlock block, FusedInvertedBottleneck spec, int input) {
    int expanded = block.expandedChannels();
    int groups = spec.groupSize() == 0 ? 1 : expanded / spec.groupSize();
    ConvShape expand = full(block, spec.kernel(), expanded, groups);
    int x = strided(block, Role.EXPANSION, "conv_exp", "bn1", input, expand, spec.activation());
    ConvShape project = ConvShape.pointwise(expanded, block.outChannels());
    return layer(block, Role.PROJECTION, "conv_pwl", "bn2", x, project, Activation.IDENTITY);
  }

  private int universal(ResolvedBlock block, UniversalInvertedBottleneck spec, int input) {
    int in = block.inChannels();
    int expanded = block.expandedChannels();
    boolean middle = spec.middleKernel() > 0;
    int x = input;
    if (spec.startKernel() > 0) {
      ConvShape start = depthwise(block, in, spec.startKernel(), middle ? 1 : block.stride());
      x =
          strided(
              block,
              Role.START_DEPTHWISE,
              "dw_start.conv",
              "dw_start.bn",
              x,
              start,
              Activation.IDENTITY);
    }
    ConvShape expand = ConvShape.pointwise(in, expanded);
    x = layer(block, Role.EXPANSION, "pw_exp.conv", "pw_exp.bn", x, expand, spec.activation());
    if (middle) {
      ConvShape dw = depthwise(block, expanded, spec.middleKernel(), block.stride());
      x = strided(block, Role.DEPTHWISE, "dw_mid.conv", "dw_mid.bn", x, dw, spec.activation());
    }
    ConvShape project = ConvShape.pointwise(expanded, block.outChannels());
    x =
        layer(
            block, Role.PROJECTION, "pw_proj.conv", "pw_proj.bn", x, project, Activation.IDENTITY);
    return conventions.layerScale() == LayerScale.UIB_AND_ATTENTION
        ? graph
            .role(Role.LAYER_SCALE)
            .layerScale(block.name() + ".layer_scale", x, block.outChannels())
        : x;
  }

  private int squeezeExcite(ResolvedBlock block, int input, int channels) {
    int reduced = block.squeezeChannels();
    if (reduced == 0) {
      return input;
    }
    String se = block.name() + ".se";
    graph.role(Role.SQUEEZE_EXCITE);
    int x = graph.add(se + ".pool", new Op.GlobalAveragePool(), input);
    x = graph.biasedConvolution(se + ".conv_reduce", x, ConvShape.pointwise(channels, reduced));
    Activation inner = conventions.squeezeExcite().innerFor(block.spec().activation());
    x = graph.activate(se + ".conv_reduce", x, inner);
    x = graph.biasedConvolution(se + ".conv_expand", x, ConvShape.pointwise(reduced, channels));
    x = graph.activate(se + ".conv_expand", x, conventions.squeezeExcite().gate());
    return graph.add(se + ".scale", new Op.ScaleChannels(), input, x);
  }

  private ConvShape full(ResolvedBlock block, int kernel, int out, int groups) {
    return new ConvShape(
        block.inChannels(),
        out,
        kernel,
        block.stride(),
        block.dilation(),
        groups,
        conventions.padding());
  }

  private ConvShape depthwise(ResolvedBlock block, int channels, int kernel, int stride) {
    return new ConvShape(
        channels, channels, kernel, stride, block.dilation(), channels, conventions.padding());
  }

  /** A layer that may have a stride; anti-aliased, it becomes stride 1, norm, activation, pool. */
  private int strided(
      ResolvedBlock block,
      Role role,
      String conv,
      String norm,
      int input,
      ConvShape s,
      Activation activation) {
    if (s.stride() == 1 || conventions.antiAlias() == AntiAlias.NONE) {
      return layer(block, role, conv, norm, input, s, activation);
    }
    ConvShape dense =
        new ConvShape(s.in(), s.out(), s.kernel(), 1, s.dilation(), s.groups(), s.padding());
    int x = layer(block, role, conv, norm, input, dense, activation);
    Op pool = conventions.antiAlias() == AntiAlias.BLUR ? new Op.BlurPool() : new Op.AveragePool();
    return graph.add(block.name() + ".aa", pool, x);
  }

  private int layer(
      ResolvedBlock block,
      Role role,
      String conv,
      String norm,
      int input,
      ConvShape shape,
      Activation activation) {
    int x = graph.role(role).convolution(block.name() + "." + conv, input, shape);
    String name = block.name() + "." + norm;
    x = graph.batchNorm(name, x, shape.out(), conventions.batchNormEpsilon());
    return graph.activate(name, x, activation);
  }
}
