package mobilenet.runtime.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupedConvolutionTest {
  private static final int SEED = 7;

  private static Op.Convolution conv(
      int in, int out, int kernel, int stride, int groups, boolean residual) {
    Parameter weight =
        new Parameter("w", List.of(out, in / groups, kernel, kernel), Parameter.Kind.WEIGHT);
    Parameter bias = new Parameter("b", List.of(out), Parameter.Kind.BIAS);
    Op.Convolution conv =
        Op.Convolution.of(weight, groups)
            .withBias(bias)
            .withStride(stride)
            .withActivation(Activation.RELU);
    return residual ? conv.withResidual() : conv;
  }

  private static float[] random(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }

  private static float[] run(
      Op.Convolution conv, float[] weight, float[] bias, float[][] inputs, int h, int w) {
    Graph graph =
        new Graph(
            List.of(
                new Node("input", new Op.Input(conv.inChannels()), List.of()),
                new Node("conv", conv, conv.residual() ? List.of(0, 0) : List.of(0))),
            Map.of());
    FeatureMap in = FeatureMap.dense(new Shape(conv.inChannels(), h, w));
    int outH = (h - 1) / conv.stride() + 1;
    int outW = (w - 1) / conv.stride() + 1;
    FeatureMap out = FeatureMap.dense(new Shape(conv.outChannels(), outH, outW));
    Kernel kernel =
        new ScalarKernels()
            .prepare(conv, new BoundGraph(graph, Map.of("w", weight, "b", bias)))
            .at(new Geometry(conv.residual() ? List.of(in, out) : List.of(in), out));
    int[] lengths = kernel.scratchLengths();
    float[][] scratch = new float[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      scratch[i] = new float[lengths[i]];
    }
    float[] result = new float[out.length()];
    kernel.run(inputs, result, scratch, 0, kernel.units());
    return result;
  }

  /** A grouped convolution is a dense one whose weights between groups are 0. */
  @ParameterizedTest
  @CsvSource({
    "8, 8, 3, 1, 2, false",
    "8, 8, 3, 1, 4, true",
    "12, 6, 3, 2, 3, false",
    "6, 12, 5, 1, 6, false",
    "8, 16, 1, 1, 2, false",
    "128, 256, 3, 2, 2, false",
  })
  void equalsTheDenseOneWithZeros(
      int in, int out, int k, int stride, int groups, boolean residual) {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    int perGroup = in / groups;
    float[] weight = random(random, out * perGroup * k * k);
    float[] dense = new float[out * in * k * k];
    for (int o = 0; o < out; o++) {
      int group = o / (out / groups);
      System.arraycopy(
          weight,
          o * perGroup * k * k,
          dense,
          (o * in + group * perGroup) * k * k,
          perGroup * k * k);
    }
    float[] bias = random(random, out);
    int h = 7;
    int w = 9;
    float[][] inputs = {random(random, h * w * in), random(random, h * w * out)};
    float[] expected = run(conv(in, out, k, stride, 1, residual), dense, bias, inputs, h, w);
    float[] actual = run(conv(in, out, k, stride, groups, residual), weight, bias, inputs, h, w);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f));
    }
    assertThat(expected).isNotEqualTo(new float[expected.length]);
  }
}
