package mobilenet.train.optimizer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/**
 * Weights before the first step, by timm's rule for these networks ({@code _init_weight_goog}):
 * convolutions normal with variance {@code 2 / (k² · out / groups)}, the classifier uniform within
 * {@code 1 / sqrt(classes)}, norms that change nothing, biases 0. With fewer classes than inputs
 * the classifier is bounded by the inputs instead, or a data set of ten classes would start with
 * logits of ten times ImageNet's size.
 */
public final class Initialisation {
  /** timm's {@code layer_scale_init_value} of the V4 hybrids. */
  private static final float LAYER_SCALE = 1e-5f;

  private Initialisation() {}

  /** Draws weights for a graph; the same seed gives the same weights. */
  public static MapWeights draw(Graph graph, long seed) {
    Map<Parameter, Integer> groups = new LinkedHashMap<>();
    graph
        .nodes()
        .forEach(node -> node.op().parameters().forEach(p -> groups.put(p, groups(node.op()))));
    return draw(groups, seed);
  }

  /**
   * Draws weights for parameters, in the order of the map.
   *
   * @param groups of the convolution that each parameter is of, 1 for others
   */
  public static MapWeights draw(Map<Parameter, Integer> groups, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    groups.forEach(
        (parameter, of) ->
            tensors.put(
                parameter.key(), new Tensor(parameter.shape(), values(parameter, of, random))));
    return new MapWeights(tensors);
  }

  private static int groups(Op op) {
    return op instanceof Op.Convolution conv ? conv.groups() : 1;
  }

  private static float[] values(Parameter parameter, int groups, SplittableRandom random) {
    float[] values = new float[parameter.elementCount()];
    switch (parameter.kind()) {
      case WEIGHT -> weight(parameter, groups, values, random);
      case NORM_WEIGHT, RUNNING_VARIANCE -> Arrays.fill(values, 1);
      case LAYER_SCALE -> Arrays.fill(values, LAYER_SCALE);
      case BIAS, NORM_BIAS, RUNNING_MEAN -> {}
    }
    return values;
  }

  private static void weight(
      Parameter parameter, int groups, float[] values, SplittableRandom random) {
    int out = parameter.shape().get(0);
    if (parameter.shape().size() == 2) {
      double bound = 1 / Math.sqrt(Math.max(out, parameter.shape().get(1)));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      return;
    }
    int taps = parameter.shape().get(2) * parameter.shape().get(3);
    double deviation = Math.sqrt(2.0 * groups / ((double) taps * out));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
  }
}
