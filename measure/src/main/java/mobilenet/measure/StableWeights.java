package mobilenet.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.RandomWeights;

/**
 * Random weights under which a network answers reasonably, so that runtimes can be held to each
 * other: norms, biases and scales change something, and keep the sums of many blocks from growing.
 * Under He's initialisation alone the feature maps of a hybrid network reach 1e10, where softmax
 * turns rounding into other answers.
 */
public final class StableWeights {
  private static final long SEED = 7;

  private StableWeights() {}

  /** The network with weights, always the same. */
  public static BoundGraph bind(Architecture architecture) {
    BoundGraph plain = RandomWeights.bind(Lowering.lower(architecture), SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, float[]> values = new LinkedHashMap<>(plain.values());
    for (Parameter parameter : plain.graph().parameters().values()) {
      switch (parameter.kind()) {
        case WEIGHT -> {}
        case NORM_WEIGHT -> values.put(parameter.key(), draw(parameter, random, 0.4, 0.8));
        case RUNNING_VARIANCE, LAYER_SCALE ->
            values.put(parameter.key(), draw(parameter, random, 0.7, 1.3));
        case BIAS, NORM_BIAS, RUNNING_MEAN ->
            values.put(parameter.key(), draw(parameter, random, -0.3, 0.3));
      }
    }
    return new BoundGraph(plain.graph(), values);
  }

  private static float[] draw(Parameter parameter, SplittableRandom random, double low, double up) {
    float[] values = new float[parameter.elementCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(low, up);
    }
    return values;
  }
}
