package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.ChannelKernel;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.PanelKernel;
import mobilenet.runtime.kernel.PanelPair;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Expansion and depthwise convolution panel by panel: the bits of one after the other. */
class PanelPairTest {
  private static final int SEED = 31;

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "7, 16", "15, 9", "14, 14", "31, 24"})
  void equalsOneAfterTheOther(int height, int width) {
    for (Padding padding : Padding.values()) {
      for (int kernel : List.of(3, 5)) {
        for (int stride : List.of(1, 2)) {
          if (width / stride >= 7) {
            for (int channels : List.of(16, 40, 200)) {
              check(
                  new Shape(24, height, width),
                  expansion(24, channels, Activation.RELU),
                  depthwise(channels, kernel, stride, padding, Activation.RELU));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void withEveryActivation(Activation activation) {
    check(
        new Shape(9, 9, 15),
        expansion(9, 72, activation),
        depthwise(72, 3, 1, Padding.SYMMETRIC, activation));
  }

  @Test
  void cannotCutWhatAddsAResidual() {
    Op.Convolution conv = expansion(16, 16, Activation.IDENTITY).withResidual();
    FeatureMap map = Comparison.layout(new Shape(16, 8, 8));
    Kernel kernel = kernel(conv, new Geometry(List.of(map, map), map));
    assertThat(((PanelKernel) kernel).panels()).isZero();
  }

  private static Op.Convolution expansion(int in, int out, Activation activation) {
    return conv(in, out, 1, 1, 1, Padding.SYMMETRIC, activation);
  }

  private static Op.Convolution depthwise(
      int channels, int kernel, int stride, Padding padding, Activation activation) {
    return conv(channels, channels, kernel, stride, channels, padding, activation);
  }

  private static Op.Convolution conv(
      int in, int out, int kernel, int stride, int groups, Padding padding, Activation activation) {
    return new Op.Convolution(
        new Parameter("w", List.of(out, in / groups, kernel, kernel), Parameter.Kind.WEIGHT),
        Optional.of(new Parameter("b", List.of(out), Parameter.Kind.BIAS)),
        in,
        out,
        kernel,
        stride,
        1,
        groups,
        padding,
        activation,
        false);
  }

  private static Kernel kernel(Op.Convolution conv, Geometry geometry) {
    Graph alone =
        new Graph(
            List.of(
                new Node("input", new Op.Input(conv.inChannels()), List.of()),
                new Node("op", conv, conv.residual() ? List.of(0, 0) : List.of(0))),
            Map.of());
    BoundGraph bound = RandomWeights.bind(alone, SEED);
    return new VectorKernels().prepare(conv, bound).at(geometry);
  }

  private static void check(Shape input, Op.Convolution expansion, Op.Convolution depthwise) {
    FeatureMap in = Comparison.layout(input);
    FeatureMap between = Comparison.layout(Comparison.outputOf(expansion, input));
    FeatureMap out = Comparison.layout(Comparison.outputOf(depthwise, between.shape()));
    Kernel first = kernel(expansion, new Geometry(List.of(in), between));
    Kernel second = kernel(depthwise, new Geometry(List.of(between), out));
    float[] picture = new float[in.length()];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (float) (random.nextDouble() * 2 - 1);
    }
    float[] map = Arrays.copyOf(run(first, picture, between, 0), between.length());
    float[] padded = Arrays.copyOf(map, map.length + second.zeroTail());
    float[] expected = run(second, padded, out, 0);
    PanelPair pair = new PanelPair((PanelKernel) first, (ChannelKernel) second);
    for (int part = 0; part <= pair.units(); part++) {
      assertThat(channels(out, run(pair, picture, out, part)))
          .as("%s, %s on %s, %s units at a time, seed %s", expansion, depthwise, in, part, SEED)
          .isEqualTo(channels(out, expected));
    }
  }

  /** Some units at a time, the last ones first; all at once for 0. */
  private static float[] run(Kernel kernel, float[] input, FeatureMap output, int part) {
    float[][] scratch =
        Arrays.stream(kernel.scratchLengths()).mapToObj(float[]::new).toArray(float[][]::new);
    for (float[] array : scratch) {
      Arrays.fill(array, Float.NaN);
    }
    float[] out = new float[output.length()];
    Arrays.fill(out, Float.NaN);
    int step = part == 0 ? kernel.units() : part;
    for (int to = kernel.units(); to > 0; to -= step) {
      kernel.run(new float[][] {input}, out, scratch, Math.max(0, to - step), to);
    }
    return out;
  }

  private static float[] channels(FeatureMap map, float[] array) {
    float[] values = new float[map.channels() * map.pixels()];
    for (int p = 0; p < map.pixels(); p++) {
      System.arraycopy(array, p * map.pixelStride(), values, p * map.channels(), map.channels());
    }
    return values;
  }
}
