package mobilenet.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/**
 * Weights for measuring speed without a checkpoint: He's uniform initialisation, and norms that
 * leave values as they are. The same seed gives the same weights.
 */
public final class RandomWeights {
  private RandomWeights() {}

  /** Draws values for every parameter of a graph. */
  public static BoundGraph bind(Graph graph, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters().values()) {
      values.put(parameter.key(), draw(parameter, random));
    }
    return new BoundGraph(graph, values);
  }

  /**
   * Draws the values of one parameter.
   *
   * @param random asked once for each value of a weight, and for nothing else
   */
  public static float[] draw(Parameter parameter, SplittableRandom random) {
    float[] values = new float[parameter.elementCount()];
    switch (parameter.kind()) {
      case WEIGHT -> {
        double bound = Math.sqrt(6.0 * parameter.shape().get(0) / values.length);
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
      }
      case NORM_WEIGHT, RUNNING_VARIANCE, LAYER_SCALE -> Arrays.fill(values, 1f);
      case BIAS, NORM_BIAS, RUNNING_MEAN -> {}
    }
    return values;
  }
}
