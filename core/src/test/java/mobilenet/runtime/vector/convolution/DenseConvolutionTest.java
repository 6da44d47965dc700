package mobilenet.runtime.vector.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.runtime.vector.ScalarComparison;
import mobilenet.runtime.vector.SingleKernels;
import mobilenet.runtime.vector.tile.PanelLayout;
import mobilenet.runtime.vector.tile.TileSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of more tiles than two, so that some lie inside the image, against the plain loops. */
class DenseConvolutionTest {
  private static final int SEED = 27;
  private static final int HEIGHT = 5;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {29, 30, 42, 43, 56, 87})
  void equalsPlainLoops(int width) {
    for (Padding padding : Padding.values()) {
      for (int kernel : List.of(2, 3, 5)) {
        for (int stride : List.of(1, 2)) {
          for (int in : List.of(3, 16, 17)) {
            for (int out : List.of(16, 40, 72)) {
              compare(conv(in, out, kernel, stride, padding), new Shape(in, HEIGHT, width));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void withEveryFollower(Activation activation) {
    Op.Convolution conv = conv(16, 24, 3, 1, Padding.SYMMETRIC).withActivation(activation);
    compare(conv, new Shape(16, HEIGHT, 33));
    compare(conv.withResidual(), new Shape(16, HEIGHT, 33));
  }

  @Test
  void readsAImageWithoutPadding() {
    for (Padding padding : Padding.values()) {
      Op.Convolution stem = conv(3, 16, 3, 2, padding).withActivation(Activation.HARD_SWISH);
      ScalarComparison.randomImage(stem, new Shape(3, 31, 61), random);
    }
  }

  @Test
  void leavesNarrowRowsGroupsAndDilationToOthers() {
    PanelLayout layout = new PanelLayout(TileSet.EXPECTED, 16, 9 * 16);
    int pixels = layout.column(0).tall().pixels();
    Op.Convolution dense = conv(16, 16, 3, 1, Padding.SYMMETRIC);
    assertThat(DenseConvolution.computes(dense, layout, pixels)).isTrue();
    assertThat(DenseConvolution.computes(dense, layout, pixels - 1)).isFalse();
    assertThat(DenseConvolution.computes(conv(16, 16, 1, 1, Padding.SAME), layout, 50)).isFalse();
  }

  private void compare(Op.Convolution conv, Shape input) {
    ScalarComparison.random(
        conv,
        conv.residual() ? List.of(input, ScalarComparison.outputOf(conv, input)) : List.of(input),
        random);
  }

  private static Op.Convolution conv(int in, int out, int kernel, int stride, Padding padding) {
    return SingleKernels.conv(in, out, kernel, stride, 1, padding).withActivation(Activation.RELU);
  }
}
