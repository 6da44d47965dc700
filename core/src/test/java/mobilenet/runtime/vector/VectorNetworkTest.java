package mobilenet.runtime.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.GoldenRecord;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operations of whole networks, each computed by the vector kernel from what the scalar kernels
 * computed before it, so that differences do not add up.
 */
class VectorNetworkTest {

  /** All at the processor's own width. Others may be emulated, and slow. */
  static List<GoldenRecord> records() {
    return Integer.getInteger(Lanes.PROPERTY, 0) == 0
        ? GoldenRecord.list()
        : List.of(
            GoldenRecord.of("mobilenetv4_conv_small_035"),
            GoldenRecord.of("mobilenetv4_hybrid_medium_075"));
  }

  static Set<String> smallNetworks() {
    return SmallNetworks.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("records")
  void agreesWithTheScalarKernels(GoldenRecord record) {
    BoundGraph bound = record.weights().bind(Lowering.lower(record.architecture()));
    check(bound.apply(Pass.standard()), record.tapImage(), record.size(), record.size());
  }

  /** Odd channels, odd images, and operations that the passes would fold. */
  @ParameterizedTest
  @MethodSource("smallNetworks")
  void agreesOnNarrowNetworks(String name) {
    Graph graph = Lowering.lower(SmallNetworks.get(name));
    FormulaWeights weights = new FormulaWeights(name, 2);
    int channels = Shapes.infer(graph, 65, 47).get(0).channels();
    float[] image = weights.input(channels, 65, 47);
    check(weights.bind(graph), image, 65, 47);
    check(weights.bind(graph).apply(Pass.standard()), image, 65, 47);
  }

  private static void check(BoundGraph bound, float[] image, int height, int width) {
    List<Node> nodes = bound.graph().nodes();
    List<Shape> shapes = Shapes.infer(bound.graph(), height, width);
    List<float[]> results = new ArrayList<>();
    results.add(channelsLast(image, shapes.get(0)));
    for (int i = 1; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      results.add(
          ScalarComparison.of(node.op(), bound)
              .check(
                  node.inputs().stream().map(shapes::get).toList(),
                  node.input() == 0
                      ? FeatureMap.dense(shapes.get(0))
                      : ScalarComparison.layout(shapes.get(node.input())),
                  shapes.get(i),
                  node.inputs().stream().map(results::get).toList(),
                  node.name()));
    }
  }

  private static float[] channelsLast(float[] planar, Shape shape) {
    float[] values = new float[planar.length];
    int pixels = shape.pixels();
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < shape.channels(); c++) {
        values[p * shape.channels() + c] = planar[c * pixels + p];
      }
    }
    return values;
  }
}
