package mobilenet.runtime.vector.warmup;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.vector.elementwise.GlobalAveragePool;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.winograd.WinogradConvolution;

/**
 * Samples of what runs for an operation; none for what is rare, is a part of others, or runs once
 * an image.
 */
public record WarmUpSamples(Kernels kernels) implements OpVisitor<List<WarmUpSample>> {
  /** Side of the map: some tiles and a rest. */
  private static final int SIZE = 15;

  /**
   * Pixels of a pointwise convolution: one block in which every shape of tile occurs, also those
   * that only cover what others leave.
   */
  public static final int BLOCK = 59;

  /** A row of a dense convolution in which every shape of tile occurs. */
  public static final int DENSE_ROW = 39;

  /** Rows of a dense convolution. */
  private static final int DENSE_ROWS = 5;

  /** Widths of depthwise convolutions: one for each of the widths of their tiles. */
  public static final List<Integer> DEPTHWISE_ROWS = List.of(14, 16);

  /** Rows of depthwise convolutions: pairs and one alone. */
  public static final int DEPTHWISE_HEIGHT = 15;

  private static final int INPUTS = 16;

  /** Of global pooling: a whole block and a rest, which are loops of their own. */
  static final int POOLED_VECTORS = GlobalAveragePool.VECTORS + 1;

  /** Of a grouped convolution. */
  private static final int GROUPS = 2;

  /** Output channels in vectors, so that a panel of every width is used. */
  private static final int MAX_VECTORS = 4;

  @Override
  public String consumer() {
    return "the warming up of vector kernels";
  }

  @Override
  public List<WarmUpSample> input(Op.Input op) {
    return List.of();
  }

  @Override
  public List<WarmUpSample> convolution(Op.Convolution op) {
    if (op.isDepthwise()) {
      return depthwise(op);
    }
    if (WinogradConvolution.pays(op)) {
      return List.of(winograd(op));
    }
    return op.groups() == 1 ? dense(op) : List.of(grouped(op));
  }

  @Override
  public List<WarmUpSample> batchNorm(Op.BatchNorm op) {
    return List.of();
  }

  @Override
  public List<WarmUpSample> activate(Op.Activate op) {
    return onSquareMap(op);
  }

  @Override
  public List<WarmUpSample> add(Op.Add op) {
    return onSquareMap(op);
  }

  @Override
  public List<WarmUpSample> globalAveragePool(Op.GlobalAveragePool op) {
    Shape map = new Shape(POOLED_VECTORS * Lanes.COUNT, SIZE, SIZE);
    return List.of(new WarmUpSample(op, map, kernels));
  }

  @Override
  public List<WarmUpSample> scaleChannels(Op.ScaleChannels op) {
    return onSquareMap(op);
  }

  @Override
  public List<WarmUpSample> layerScale(Op.LayerScale op) {
    return List.of();
  }

  @Override
  public List<WarmUpSample> averagePool(Op.AveragePool op) {
    return List.of();
  }

  @Override
  public List<WarmUpSample> blurPool(Op.BlurPool op) {
    return List.of();
  }

  @Override
  public List<WarmUpSample> attention(Op.Attention op) {
    int channels = 2 * op.headDim();
    Op small = new Op.Attention(2, 1, op.headDim());
    return List.of(new WarmUpSample(small, new Shape(channels, SIZE, SIZE), kernels));
  }

  @Override
  public List<WarmUpSample> linear(Op.Linear op) {
    return List.of();
  }

  private List<WarmUpSample> onSquareMap(Op op) {
    return List.of(new WarmUpSample(op, new Shape(INPUTS, SIZE, SIZE), kernels));
  }

  private List<WarmUpSample> depthwise(Op.Convolution conv) {
    int channels = 2 * Lanes.COUNT;
    Op small = resized(conv, channels, channels, channels);
    List<WarmUpSample> samples = new ArrayList<>();
    for (int row : DEPTHWISE_ROWS) {
      Shape map = new Shape(channels, DEPTHWISE_HEIGHT * conv.stride(), row * conv.stride());
      samples.add(new WarmUpSample(small, map, kernels));
    }
    return samples;
  }

  private WarmUpSample winograd(Op.Convolution conv) {
    int in = WinogradConvolution.LEAST_INPUTS;
    int out = Math.max(WinogradConvolution.LEAST_OUTPUTS, MAX_VECTORS * Lanes.COUNT);
    Shape map = new Shape(in, DENSE_ROWS * conv.stride(), DENSE_ROW * conv.stride());
    return new WarmUpSample(resized(conv, in, out, 1), map, kernels);
  }

  private List<WarmUpSample> dense(Op.Convolution conv) {
    List<WarmUpSample> samples = new ArrayList<>();
    for (int v = 1; v <= MAX_VECTORS; v++) {
      int in = conv.residual() ? v * Lanes.COUNT : INPUTS;
      Op small = resized(conv, in, v * Lanes.COUNT, 1);
      int height = conv.kernel() == 1 ? 1 : DENSE_ROWS;
      int width = conv.kernel() == 1 ? BLOCK : DENSE_ROW;
      Shape map = new Shape(in, height * conv.stride(), width * conv.stride());
      samples.add(new WarmUpSample(small, map, kernels));
      if (!conv.residual() && conv.isPointwise()) {
        samples.add(new WarmUpSample(small, new Shape(in, 1, 1), kernels));
      }
    }
    return samples;
  }

  /**
   * Groups wider by one than a vector use the code of all groups; those of whole vectors use that
   * of dense convolutions.
   */
  private WarmUpSample grouped(Op.Convolution conv) {
    int out = GROUPS * (Lanes.COUNT + 1);
    int in = conv.residual() ? out : GROUPS * INPUTS;
    return new WarmUpSample(resized(conv, in, out, GROUPS), new Shape(in, SIZE, SIZE), kernels);
  }

  private static Op.Convolution resized(Op.Convolution conv, int in, int out, int groups) {
    Parameter weight =
        new Parameter(
            "weight",
            List.of(out, in / groups, conv.kernel(), conv.kernel()),
            Parameter.Kind.WEIGHT);
    Op.Convolution small =
        Op.Convolution.of(weight, groups)
            .withDilation(conv.dilation())
            .withPadding(conv.padding())
            .withActivation(conv.activation());
    return conv.residual() ? small.withResidual() : small.withStride(conv.stride());
  }
}
