package mobilenet.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;

/**
 * Evaluates a graph in double precision by plain loops: what the Javadoc of {@link Op} says and
 * nothing else. Passes and kernels are judged by it, and it is itself judged by timm's golden
 * results.
 */
public final class ReferenceInterpreter {
  private ReferenceInterpreter() {}

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
    int channels = input.length / (height * width);
    FeatureMap image = new FeatureMap(channels, height, width, doubles(input));
    List<FeatureMap> results = new ArrayList<>();
    for (Node node : bound.graph().nodes()) {
      List<FeatureMap> inputs = node.inputs().stream().map(results::get).toList();
      results.add(node.op().accept(new ReferenceOperation(bound, image, inputs)));
    }
    return results;
  }

  static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }
}
