package mobilenet.runtime.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Padding;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.weights.RandomWeights;

/** Vector kernels of single convolutions, and kernels run some units at a time. */
public final class SingleKernels {
  private SingleKernels() {}

  /** The kernel of a convolution with random weights. */
  public static Kernel of(Op.Convolution conv, Geometry geometry, int seed) {
    Graph alone =
        new Graph(
            List.of(
                new Node("input", new Op.Input(conv.inChannels()), List.of()),
                new Node("op", conv, conv.residual() ? List.of(0, 0) : List.of(0))),
            Map.of());
    BoundGraph bound = RandomWeights.bind(alone, seed);
    return new VectorKernels().prepare(conv, bound).at(geometry);
  }

  /** A convolution with a bias and neither activation nor dilation. */
  public static Op.Convolution conv(
      int in, int out, int kernel, int stride, int groups, Padding padding) {
    Parameter weight =
        new Parameter("w", List.of(out, in / groups, kernel, kernel), Parameter.Kind.WEIGHT);
    return Op.Convolution.of(weight, groups)
        .withBias(new Parameter("b", List.of(out), Parameter.Kind.BIAS))
        .withStride(stride)
        .withPadding(padding);
  }

  /** An array for a map, with random numbers also between its pixels. */
  public static float[] random(FeatureMap map, SplittableRandom random) {
    return random(map.length(), random);
  }

  /** Random numbers between -1 and 1. */
  public static float[] random(int count, SplittableRandom random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }

  /** The channels without what lies between pixels. */
  public static float[] channels(FeatureMap map, float[] array) {
    float[] values = new float[map.channels() * map.pixels()];
    for (int p = 0; p < map.pixels(); p++) {
      System.arraycopy(array, p * map.pixelStride(), values, p * map.channels(), map.channels());
    }
    return values;
  }

  /** Some units at a time, the last ones first; all at once for 0. */
  public static float[] run(Kernel kernel, float[][] inputs, FeatureMap output, int part) {
    float[][] padded = inputs.clone();
    padded[0] = Arrays.copyOf(inputs[0], inputs[0].length + kernel.zeroTail().length());
    float[][] scratch =
        Arrays.stream(kernel.scratchLengths()).mapToObj(float[]::new).toArray(float[][]::new);
    for (float[] array : scratch) {
      Arrays.fill(array, Float.NaN);
    }
    float[] out = new float[output.length()];
    Arrays.fill(out, Float.NaN);
    int step = part == 0 ? kernel.units() : part;
    for (int to = kernel.units(); to > 0; to -= step) {
      kernel.run(padded, out, scratch, Math.max(0, to - step), to);
    }
    return out;
  }
}
