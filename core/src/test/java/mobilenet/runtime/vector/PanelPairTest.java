package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.ChannelKernel;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.PanelKernel;
import mobilenet.runtime.kernel.PanelPair;
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
    FeatureMap map = ScalarComparison.layout(new Shape(16, 8, 8));
    Kernel kernel = SingleKernels.of(conv, new Geometry(List.of(map, map), map), SEED);
    assertThat(((PanelKernel) kernel).panels()).isZero();
  }

  private static Op.Convolution expansion(int in, int out, Activation activation) {
    return SingleKernels.conv(in, out, 1, 1, 1, Padding.SYMMETRIC).withActivation(activation);
  }

  private static Op.Convolution depthwise(
      int channels, int kernel, int stride, Padding padding, Activation activation) {
    return SingleKernels.conv(channels, channels, kernel, stride, channels, padding)
        .withActivation(activation);
  }

  private static void check(Shape input, Op.Convolution expansion, Op.Convolution depthwise) {
    FeatureMap in = ScalarComparison.layout(input);
    FeatureMap between = ScalarComparison.layout(ScalarComparison.outputOf(expansion, input));
    FeatureMap out = ScalarComparison.layout(ScalarComparison.outputOf(depthwise, between.shape()));
    Kernel first = SingleKernels.of(expansion, new Geometry(List.of(in), between), SEED);
    Kernel second = SingleKernels.of(depthwise, new Geometry(List.of(between), out), SEED);
    float[][] image = {SingleKernels.random(in, new SplittableRandom(SEED))};
    float[][] map = {SingleKernels.run(first, image, between, 0)};
    float[] expected = SingleKernels.run(second, map, out, 0);
    PanelPair pair = new PanelPair((PanelKernel) first, (ChannelKernel) second);
    for (int part = 0; part <= pair.units(); part++) {
      assertThat(SingleKernels.channels(out, SingleKernels.run(pair, image, out, part)))
          .as("%s, %s on %s, %s units at a time, seed %s", expansion, depthwise, in, part, SEED)
          .isEqualTo(SingleKernels.channels(out, expected));
    }
  }
}
