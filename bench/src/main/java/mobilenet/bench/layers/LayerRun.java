package mobilenet.bench.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Kernels;

/** One convolution with its weights and arrays. */
final class LayerRun {
  private final Kernel kernel;
  private final float[][] inputs;
  private final float[] output;
  private final float[][] scratch;

  private LayerRun(Kernel kernel, Geometry geometry, SplittableRandom random) {
    this.kernel = kernel;
    this.inputs = new float[][] {new float[geometry.input().length() + kernel.zeroTail().length()]};
    fill(inputs[0], geometry.input().length(), random);
    this.output = new float[geometry.output().length()];
    this.scratch =
        Arrays.stream(kernel.scratchLengths()).mapToObj(float[]::new).toArray(float[][]::new);
  }

  /** With random weights and inputs. */
  static LayerRun of(LayerShape layer, Kernels kernels, SplittableRandom random) {
    Op.Convolution op = layer.op();
    Graph graph =
        new Graph(
            List.of(
                new Node("input", new Op.Input(layer.in()), List.of()),
                new Node("layer", op, List.of(0))),
            Map.of());
    BoundGraph bound = BoundGraph.bind(graph, key -> values(graph, key, random));
    Shape result = Shapes.infer(graph, layer.height(), layer.width()).get(1);
    FeatureMap input =
        layer.readsTheImage()
            ? FeatureMap.dense(layer.input())
            : FeatureMap.of(layer.input(), kernels.pixelStride(layer.in()));
    FeatureMap output = FeatureMap.of(result, kernels.pixelStride(result.channels()));
    Geometry geometry = new Geometry(List.of(input), output);
    return new LayerRun(kernels.prepare(op, bound).at(geometry), geometry, random);
  }

  private static float[] values(Graph graph, String key, SplittableRandom random) {
    float[] values =
        new float
            [graph.parameters().values().stream()
                .filter(p -> p.key().equals(key))
                .mapToInt(Parameter::elementCount)
                .sum()];
    fill(values, values.length, random);
    return values;
  }

  private static void fill(float[] values, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
  }

  /** Computes it once, on the calling thread. */
  float[] run() {
    kernel.run(inputs, output, scratch, 0, kernel.units());
    return output;
  }
}
