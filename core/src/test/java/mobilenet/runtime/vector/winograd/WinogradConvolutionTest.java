package mobilenet.runtime.vector.winograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.vector.AwkwardSizes.Size;
import mobilenet.runtime.vector.ScalarComparison;
import mobilenet.runtime.vector.SingleKernels;
import mobilenet.runtime.vector.convolution.DenseConvolution;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.TileSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WinogradConvolutionTest {
  private static final int SEED = 37;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  /** Rows of one tile and of many, with and without a last one that is cut. */
  static List<Size> sizes() {
    return List.of(
        new Size(1, 1),
        new Size(1, 5),
        new Size(5, 1),
        new Size(2, 2),
        new Size(3, 4),
        new Size(4, 3),
        new Size(7, 11),
        new Size(13, 28),
        new Size(10, 61),
        new Size(9, 130));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void equalsPlainLoops(Size size) {
    for (Padding padding : Padding.values()) {
      for (int in : List.of(24, 32, 33, 49)) {
        for (int out : List.of(24, 40, 72)) {
          Op.Convolution conv = conv(in, out, padding).withActivation(Activation.RELU);
          assertThat(WinogradConvolution.pays(conv)).isTrue();
          ScalarComparison.random(conv, List.of(size.of(in)), random);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void withEveryActivation(Activation activation) {
    Op.Convolution conv = conv(32, 40, Padding.SYMMETRIC).withActivation(activation);
    ScalarComparison.random(conv, List.of(new Shape(32, 9, 13)), random);
  }

  /** The largest of the errors of both is a matter of luck; their mean squares are not. */
  @Test
  void isAsExactAsPlainSums() {
    Op.Convolution conv = conv(32, 64, Padding.SYMMETRIC);
    FeatureMap in = ScalarComparison.layout(new Shape(32, 40, 56));
    FeatureMap out = ScalarComparison.layout(new Shape(64, 20, 28));
    Geometry geometry = new Geometry(List.of(in), out);
    float[] weight = SingleKernels.random(64 * 32 * 9, random);
    float[] bias = SingleKernels.random(64, random);
    float[] image = SingleKernels.random(in, random);
    WinogradWeights factors = WinogradWeights.of(TileSet.EXPECTED, conv, weight, bias);
    PackedWeights plain = PackedWeights.of(TileSet.EXPECTED, conv, 0, weight, bias);
    double[] exact = exact(conv, in, out, weight, bias, image);
    double filtered = error(new WinogradConvolution(conv, factors, geometry), image, out, exact);
    double summed = error(new DenseConvolution(conv, plain, geometry), image, out, exact);
    assertThat(summed).isPositive();
    assertThat(filtered).isLessThan(1.1 * summed);
  }

  @Test
  void leavesOthersToOthers() {
    Op.Convolution right = conv(32, 32, Padding.SYMMETRIC);
    assertThat(WinogradConvolution.pays(right)).isTrue();
    for (Op.Convolution other :
        List.of(
            conv(23, 32, Padding.SYMMETRIC),
            conv(32, 23, Padding.SYMMETRIC),
            SingleKernels.conv(32, 32, 3, 1, 1, Padding.SYMMETRIC),
            SingleKernels.conv(32, 32, 5, 2, 1, Padding.SYMMETRIC),
            SingleKernels.conv(32, 32, 1, 2, 1, Padding.SYMMETRIC),
            SingleKernels.conv(64, 64, 3, 2, 2, Padding.SYMMETRIC))) {
      assertThat(WinogradConvolution.pays(other)).as("%s", other).isFalse();
    }
  }

  /** Root of the mean square. */
  private static double error(Kernel kernel, float[] image, FeatureMap map, double[] exact) {
    float[] actual =
        SingleKernels.channels(map, SingleKernels.run(kernel, new float[][] {image}, map, 0));
    double sum = 0;
    for (int i = 0; i < exact.length; i++) {
      sum += (actual[i] - exact[i]) * (actual[i] - exact[i]);
    }
    return Math.sqrt(sum / exact.length);
  }

  /** The definition, in double precision. */
  private static double[] exact(
      Op.Convolution conv,
      FeatureMap in,
      FeatureMap out,
      float[] weight,
      float[] bias,
      float[] image) {
    Window window = Window.of(conv, in);
    int inputs = conv.inChannels();
    int outputs = conv.outChannels();
    int taps = conv.kernel() * conv.kernel();
    double[] sums = new double[out.pixels() * outputs];
    float[] patch = new float[taps * inputs];
    for (int pixel = 0; pixel < out.pixels(); pixel++) {
      Arrays.fill(patch, 0f);
      window.gather(image, pixel / out.width(), pixel % out.width(), 0, inputs, patch, 0);
      for (int o = 0; o < outputs; o++) {
        double sum = bias[o];
        for (int k = 0; k < patch.length; k++) {
          sum += (double) patch[k] * weight[(o * inputs + k % inputs) * taps + k / inputs];
        }
        sums[pixel * outputs + o] = sum;
      }
    }
    return sums;
  }

  private static Op.Convolution conv(int in, int out, Padding padding) {
    return SingleKernels.conv(in, out, 3, 2, 1, padding);
  }
}
