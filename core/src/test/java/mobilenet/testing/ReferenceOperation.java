package mobilenet.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/** One operation of {@link ReferenceInterpreter}, in double precision by plain loops. */
final class ReferenceOperation implements OpVisitor<FeatureMap> {
  private final BoundGraph bound;
  private final FeatureMap image;
  private final List<FeatureMap> inputs;

  /**
   * @param bound the graph, for the values of its parameters
   * @param image what the graph's input gives
   * @param inputs results of the nodes that the operation reads
   */
  ReferenceOperation(BoundGraph bound, FeatureMap image, List<FeatureMap> inputs) {
    this.bound = bound;
    this.image = image;
    this.inputs = inputs;
  }

  @Override
  public String consumer() {
    return "the reference interpreter";
  }

  private FeatureMap first() {
    return inputs.get(0);
  }

  @Override
  public FeatureMap input(Op.Input op) {
    if (image.channels() != op.channels()) {
      throw new IllegalArgumentException(
          "the graph takes " + op.channels() + " channels, given " + image.channels());
    }
    return image;
  }

  @Override
  public FeatureMap convolution(Op.Convolution op) {
    FeatureMap raw = new ReferenceConvolution(op, bound.value(op.weight()), first()).apply();
    Optional<double[]> bias = op.bias().map(this::value);
    FeatureMap result = bias.isPresent() ? raw.affine(ones(raw.channels()), bias.get()) : raw;
    result = result.map(v -> ReferenceActivation.apply(op.activation(), v));
    return op.residual() ? result.plus(inputs.get(1)) : result;
  }

  @Override
  public FeatureMap batchNorm(Op.BatchNorm op) {
    double[] scale = value(op.weight());
    double[] shift = value(op.bias());
    double[] mean = value(op.mean());
    double[] variance = value(op.variance());
    for (int c = 0; c < scale.length; c++) {
      scale[c] /= Math.sqrt(variance[c] + op.epsilon());
      shift[c] -= mean[c] * scale[c];
    }
    return first().affine(scale, shift);
  }

  @Override
  public FeatureMap activate(Op.Activate op) {
    return first().map(v -> ReferenceActivation.apply(op.function(), v));
  }

  @Override
  public FeatureMap add(Op.Add op) {
    return first().plus(inputs.get(1));
  }

  @Override
  public FeatureMap globalAveragePool(Op.GlobalAveragePool op) {
    return first().mean();
  }

  @Override
  public FeatureMap scaleChannels(Op.ScaleChannels op) {
    return first().affine(inputs.get(1).values(), new double[first().channels()]);
  }

  @Override
  public FeatureMap layerScale(Op.LayerScale op) {
    return first().affine(value(op.gamma()), new double[first().channels()]);
  }

  @Override
  public FeatureMap averagePool(Op.AveragePool op) {
    double[] half = {0.5, 0.5};
    return pool(half, 0, first().height() / 2, first().width() / 2);
  }

  @Override
  public FeatureMap blurPool(Op.BlurPool op) {
    double[] binomial = {0.25, 0.5, 0.25};
    return pool(binomial, 1, (first().height() + 1) / 2, (first().width() + 1) / 2);
  }

  @Override
  public FeatureMap attention(Op.Attention op) {
    return ReferenceAttention.apply(op, first(), inputs.get(1), inputs.get(2));
  }

  @Override
  public FeatureMap linear(Op.Linear op) {
    float[] weight = bound.value(op.weight());
    FeatureMap result = new FeatureMap(op.outChannels(), 1, 1, value(op.bias()));
    for (int o = 0; o < op.outChannels(); o++) {
      for (int i = 0; i < op.inChannels(); i++) {
        result.values()[o] += (double) weight[o * op.inChannels() + i] * first().values()[i];
      }
    }
    return result;
  }

  /** Separable filter of stride 2 with zero padding. */
  private FeatureMap pool(double[] filter, int padding, int h, int w) {
    FeatureMap x = first();
    FeatureMap result = FeatureMap.zeros(x.channels(), h, w);
    for (int i = 0; i < result.values().length; i++) {
      int c = i / (h * w);
      int top = i / w % h * 2 - padding;
      int left = i % w * 2 - padding;
      for (int dy = 0; dy < filter.length; dy++) {
        for (int dx = 0; dx < filter.length; dx++) {
          result.values()[i] += filter[dy] * filter[dx] * x.at(c, top + dy, left + dx);
        }
      }
    }
    return result;
  }

  /** A fresh copy in double. */
  private double[] value(Parameter parameter) {
    return ReferenceInterpreter.doubles(bound.value(parameter));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
