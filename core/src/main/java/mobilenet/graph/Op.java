package mobilenet.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;

/** A primitive operation. Feature maps are C×H×W; the batch is not part of the graph. */
public sealed interface Op {

  /** Parameters of this operation, in timm's order. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** Calls the visitor's method for this operation. */
  <R> R accept(OpVisitor<R> visitor);

  /**
   * An operation defined outside this package. Every consumer refuses it by name, unless it
   * overrides {@link OpVisitor#custom}.
   */
  non-sealed interface Custom extends Op {
    @Override
    default <R> R accept(OpVisitor<R> visitor) {
      return visitor.custom(this);
    }
  }

  /**
   * The image.
   *
   * @param channels its channels
   */
  record Input(int channels) implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /**
   * A convolution, and the operations that passes have fused into it: {@code activation(conv(x) +
   * bias) + residual}.
   *
   * @param weight O×(I/groups)×k×k
   * @param bias O, if it has one
   * @param inChannels I
   * @param outChannels O
   * @param kernel k
   * @param stride in both directions
   * @param dilation in both directions
   * @param groups 1 for a full convolution, I for a depthwise one
   * @param padding zero padding rule
   * @param activation fused into it; identity until a pass sets it
   * @param residual whether a second input, of the output's shape, is added at the end
   */
  record Convolution(
      Parameter weight,
      Optional<Parameter> bias,
      int inChannels,
      int outChannels,
      int kernel,
      int stride,
      int dilation,
      int groups,
      Padding padding,
      Activation activation,
      boolean residual)
      implements Op {

    /**
     * A convolution of stride 1, with nothing that a pass would fuse into it; derive others from
     * it.
     *
     * @param weight O×(I/groups)×k×k, of which the numbers of channels and the kernel follow
     * @param groups 1 for a full convolution, I for a depthwise one
     */
    public static Convolution of(Parameter weight, int groups) {
      List<Integer> shape = weight.shape();
      return new Convolution(
          weight,
          Optional.empty(),
          shape.get(1) * groups,
          shape.get(0),
          shape.get(2),
          1,
          1,
          groups,
          Padding.SYMMETRIC,
          Activation.IDENTITY,
          false);
    }

    /** Whether each channel is convolved on its own. */
    public boolean isDepthwise() {
      return groups > 1 && groups == inChannels && groups == outChannels;
    }

    /** Whether this is a matrix product over pixels. */
    public boolean isPointwise() {
      return kernel == 1 && stride == 1 && groups == 1;
    }

    /** The same with another stride in both directions. */
    public Convolution withStride(int stride) {
      return with(draft -> draft.stride = stride);
    }

    /** The same with another dilation in both directions. */
    public Convolution withDilation(int dilation) {
      return with(draft -> draft.dilation = dilation);
    }

    /** The same with another rule of zero padding. */
    public Convolution withPadding(Padding padding) {
      return with(draft -> draft.padding = padding);
    }

    /** The same with a bias. */
    public Convolution withBias(Parameter bias) {
      return with(draft -> draft.bias = Optional.of(bias));
    }

    /** The same followed by an activation. */
    public Convolution withActivation(Activation activation) {
      return with(draft -> draft.activation = activation);
    }

    /** The same with a residual as second input. */
    public Convolution withResidual() {
      return with(draft -> draft.residual = true);
    }

    private Convolution with(Consumer<ConvolutionDraft> change) {
      ConvolutionDraft draft = new ConvolutionDraft(this);
      change.accept(draft);
      return draft.build();
    }

    @Override
    public List<Parameter> parameters() {
      return bias.map(b -> List.of(weight, b)).orElseGet(() -> List.of(weight));
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /**
   * Batch norm with running statistics: {@code weight · (x − mean) / sqrt(variance + epsilon) +
   * bias}.
   *
   * @param weight C
   * @param bias C
   * @param mean running mean, C
   * @param variance running variance, C
   * @param epsilon added to the variance
   */
  record BatchNorm(
      Parameter weight, Parameter bias, Parameter mean, Parameter variance, double epsilon)
      implements Op {
    @Override
    public List<Parameter> parameters() {
      return List.of(weight, bias, mean, variance);
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /**
   * An element-wise activation.
   *
   * @param function which one
   */
  record Activate(Activation function) implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.activate(this);
    }
  }

  /** The sum of two inputs of one shape. */
  record Add() implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** The mean over all pixels: C×1×1. */
  record GlobalAveragePool() implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.globalAveragePool(this);
    }
  }

  /** The first input times the second, which is C×1×1: the gate of squeeze-and-excitation. */
  record ScaleChannels() implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.scaleChannels(this);
    }
  }

  /**
   * Each channel times a learnt factor.
   *
   * @param gamma C
   */
  record LayerScale(Parameter gamma) implements Op {
    @Override
    public List<Parameter> parameters() {
      return List.of(gamma);
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.layerScale(this);
    }
  }

  /** The mean over 2×2 pixels, stride 2, no padding. */
  record AveragePool() implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.averagePool(this);
    }
  }

  /** The fixed filter [1 2 1]⊗[1 2 1] / 16, stride 2, zero padding 1. */
  record BlurPool() implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.blurPool(this);
    }
  }

  /**
   * {@code softmax(Q · Kᵀ / sqrt(d)) · V} over all pixels. The inputs are queries (heads·d
   * channels), keys and values (keyValueHeads·d channels each); channel {@code head · d + j} is
   * element j of a head. The output has heads·d channels at the queries' pixels.
   *
   * @param heads query heads
   * @param keyValueHeads 1 (multi-query) or {@code heads}
   * @param headDim d
   */
  record Attention(int heads, int keyValueHeads, int headDim) implements Op {
    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.attention(this);
    }
  }

  /**
   * The classifier: {@code weight · x + bias} on a C×1×1 input.
   *
   * @param weight O×I
   * @param bias O
   * @param inChannels I
   * @param outChannels O
   */
  record Linear(Parameter weight, Parameter bias, int inChannels, int outChannels) implements Op {
    /** The same as a convolution over one pixel. */
    public Convolution asConvolution() {
      return new Convolution(
          weight,
          Optional.of(bias),
          inChannels,
          outChannels,
          1,
          1,
          1,
          1,
          Padding.SYMMETRIC,
          Activation.IDENTITY,
          false);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(weight, bias);
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
      return visitor.linear(this);
    }
  }
}
