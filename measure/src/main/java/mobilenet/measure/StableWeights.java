package mobilenet.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.RandomWeights;
import mobilenet.weights.WeightSource;

/**
 * Random weights under which a network answers reasonably, so that runtimes can be held to each
 * other: norms, biases and scales change something, and keep the sums of many blocks from growing.
 * Under He's initialisation alone the feature maps of a hybrid network reach 1e10, where softmax
 * turns rounding into other answers.
 *
 * <p>The weights of a network are always the same. Each tensor is made when it is read, so that
 * files of any size can be written, and networks of any size exported, without holding them.
 */
public final class StableWeights implements WeightSource {
  private static final long SEED = 7;

  /** By which {@link SplittableRandom} steps from one number to the next. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final Map<String, Drawn> drawn;

  /**
   * A parameter.
   *
   * @param before numbers that are drawn for others before it, by the same generator
   */
  private record Drawn(Parameter parameter, long before) {
    private SplittableRandom random() {
      return new SplittableRandom(SEED + before * STEP);
    }

    float[] values() {
      return switch (parameter.kind()) {
        case WEIGHT -> RandomWeights.draw(parameter, random());
        case NORM_WEIGHT -> between(0.4, 0.8);
        case RUNNING_VARIANCE, LAYER_SCALE -> between(0.7, 1.3);
        case BIAS, NORM_BIAS, RUNNING_MEAN -> between(-0.3, 0.3);
      };
    }

    private float[] between(double low, double up) {
      SplittableRandom random = random();
      float[] values = new float[parameter.elementCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(low, up);
      }
      return values;
    }
  }

  private StableWeights(Map<String, Drawn> drawn) {
    this.drawn = drawn;
  }

  /** The weights of a graph. */
  public static StableWeights of(Graph graph) {
    Map<String, Drawn> drawn = new LinkedHashMap<>();
    long weights = 0;
    long others = 0;
    for (Parameter parameter : graph.parameters().values()) {
      boolean weight = parameter.kind() == Parameter.Kind.WEIGHT;
      drawn.put(parameter.key(), new Drawn(parameter, weight ? weights : others));
      weights += weight ? parameter.elementCount() : 0;
      others += weight ? 0 : parameter.elementCount();
    }
    return new StableWeights(drawn);
  }

  /** The network with its weights, all in memory. */
  public static BoundGraph bind(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    StableWeights weights = of(graph);
    return BoundGraph.bind(graph, weights::read);
  }

  /** The network with its weights, each made whenever it is asked for. */
  public static BoundGraph onDemand(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    StableWeights weights = of(graph);
    return new BoundGraph(graph, parameter -> weights.read(parameter.key()));
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(drawn.keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return drawn(name).parameter.shape();
  }

  @Override
  public float[] read(String name) {
    return drawn(name).values();
  }

  private Drawn drawn(String name) {
    Drawn found = drawn.get(name);
    if (found == null) {
      throw unknown(name);
    }
    return found;
  }
}
