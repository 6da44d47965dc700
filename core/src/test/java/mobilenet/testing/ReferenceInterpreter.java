package mobilenet.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/**
 * Evaluates a graph in double precision by plain loops: what the Javadoc of {@link Op} says and
 * nothing else. It is what passes and kernels are judged by, and is itself judged by timm's golden
 * results.
 */
public final class ReferenceInterpreter {
  private final BoundGraph bound;
  private final List<FeatureMap> results = new ArrayList<>();

  private ReferenceInterpreter(BoundGraph bound) {
    this.bound = bound;
  }

  /** Every tap of the graph, in order; {@code input} is C×H×W, row-major. */
  public static Map<String, FeatureMap> taps(
      BoundGraph bound, float[] input, int height, int width) {
    List<FeatureMap> results = evaluate(bound, input, height, width);
    Map<String, FeatureMap> taps = new LinkedHashMap<>();
    bound.graph().taps().forEach((name, node) -> taps.put(name, results.get(node)));
    return taps;
  }

  /** The result of every node. */
  public static List<FeatureMap> evaluate(BoundGraph bound, float[] input, int height, int width) {
    ReferenceInterpreter interpreter = new ReferenceInterpreter(bound);
    for (Node node : bound.graph().nodes()) {
      interpreter.results.add(
          node.op() instanceof Op.Input op
              ? new FeatureMap(op.channels(), height, width, doubles(input))
              : interpreter.apply(node));
    }
    return interpreter.results;
  }

  private FeatureMap apply(Node node) {
    Op op = node.op();
    FeatureMap x = in(node, 0);
    if (op instanceof Op.Convolution c) {
      return convolution(node, c, x);
    }
    if (op instanceof Op.BatchNorm norm) {
      return batchNorm(norm, x);
    }
    if (op instanceof Op.Activate activate) {
      return x.map(v -> ReferenceActivation.apply(activate.function(), v));
    }
    if (op instanceof Op.Add) {
      return x.plus(in(node, 1));
    }
    if (op instanceof Op.GlobalAveragePool) {
      return x.mean();
    }
    if (op instanceof Op.ScaleChannels) {
      return x.affine(in(node, 1).values(), new double[x.channels()]);
    }
    if (op instanceof Op.LayerScale scale) {
      return x.affine(value(scale.gamma()), new double[x.channels()]);
    }
    if (op instanceof Op.AveragePool) {
      double[] half = {0.5, 0.5};
      return pool(x, half, 0, x.height() / 2, x.width() / 2);
    }
    if (op instanceof Op.BlurPool) {
      double[] binomial = {0.25, 0.5, 0.25};
      return pool(x, binomial, 1, (x.height() + 1) / 2, (x.width() + 1) / 2);
    }
    if (op instanceof Op.Attention attention) {
      return ReferenceAttention.apply(attention, x, in(node, 1), in(node, 2));
    }
    if (op instanceof Op.Linear linear) {
      return linear(linear, x);
    }
    throw new IllegalStateException("the reference interpreter does not know " + op);
  }

  private FeatureMap in(Node node, int index) {
    return results.get(node.inputs().get(index));
  }

  private FeatureMap convolution(Node node, Op.Convolution op, FeatureMap x) {
    FeatureMap raw = new ReferenceConvolution(op, bound.value(op.weight()), x).apply();
    Optional<double[]> bias = op.bias().map(this::value);
    FeatureMap result = bias.isPresent() ? raw.affine(ones(raw.channels()), bias.get()) : raw;
    result = result.map(v -> ReferenceActivation.apply(op.activation(), v));
    return op.residual() ? result.plus(in(node, 1)) : result;
  }

  private FeatureMap batchNorm(Op.BatchNorm op, FeatureMap x) {
    double[] scale = value(op.weight());
    double[] shift = value(op.bias());
    double[] mean = value(op.mean());
    double[] variance = value(op.variance());
    for (int c = 0; c < scale.length; c++) {
      scale[c] /= Math.sqrt(variance[c] + op.epsilon());
      shift[c] -= mean[c] * scale[c];
    }
    return x.affine(scale, shift);
  }

  /** Separable filter of stride 2 with zero padding. */
  private static FeatureMap pool(FeatureMap x, double[] filter, int padding, int h, int w) {
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

  private FeatureMap linear(Op.Linear op, FeatureMap x) {
    float[] weight = bound.value(op.weight());
    FeatureMap result = new FeatureMap(op.outChannels(), 1, 1, value(op.bias()));
    for (int o = 0; o < op.outChannels(); o++) {
      for (int i = 0; i < op.inChannels(); i++) {
        result.values()[o] += (double) weight[o * op.inChannels() + i] * x.values()[i];
      }
    }
    return result;
  }

  /** A fresh copy in double. */
  private double[] value(Parameter parameter) {
    return doubles(bound.value(parameter));
  }

  private static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
