package mobilenet.runtime.vector.depthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.vector.ScalarComparison;
import mobilenet.runtime.vector.SingleKernels;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Target;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tiles of two rows against those of one, which are held to the plain loops elsewhere; at every
 * vector width, also at those where two rows are not used.
 */
class DepthwiseTilesTest {
  private static final int SEED = 33;
  private static final int KERNEL = 3;
  private static final int CHANNELS = 40;
  private static final int TALLEST = 12;
  private static final Target WITH_PAIRS = new Target(512, true, true);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "RELU", "RELU6", "GELU"})
  void twoRowsEqualSingleOnes(Activation activation) {
    for (Padding padding : Padding.values()) {
      for (boolean residual : new boolean[] {false, true}) {
        Op.Convolution plain =
            SingleKernels.conv(CHANNELS, CHANNELS, KERNEL, 1, CHANNELS, padding)
                .withActivation(activation);
        Op.Convolution conv = residual ? plain.withResidual() : plain;
        TileEpilogue epilogue = TileEpilogue.of(activation, WITH_PAIRS);
        for (DepthwiseFamily tiles : DepthwiseFamilies.of(KERNEL, 1, epilogue, WITH_PAIRS)) {
          for (int height = 1; height <= TALLEST; height++) {
            compare(conv, tiles, new Shape(CHANNELS, height, 19));
          }
        }
      }
    }
  }

  private void compare(Op.Convolution conv, DepthwiseFamily tiles, Shape shape) {
    FeatureMap in = ScalarComparison.layout(shape);
    FeatureMap out = ScalarComparison.layout(ScalarComparison.outputOf(conv, shape));
    Geometry geometry = new Geometry(conv.residual() ? List.of(in, out) : List.of(in), out);
    float[] weights =
        DepthwiseLayers.pack(
            conv,
            SingleKernels.random(CHANNELS * KERNEL * KERNEL, random),
            SingleKernels.random(CHANNELS, random));
    float[] image = SingleKernels.random(in, random);
    float[] residual = SingleKernels.random(out, random);
    float[][] inputs = conv.residual() ? new float[][] {image, residual} : new float[][] {image};
    assertThat(tiles.pair()).isPresent();
    DepthwiseFamily alone = new DepthwiseFamily(tiles.single(), Optional.empty());
    RowKernel single = new DepthwiseTiles(conv, alone, weights, geometry);
    RowKernel pairs = new DepthwiseTiles(conv, tiles, weights, geometry);
    float[] expected = SingleKernels.channels(out, SingleKernels.run(single, inputs, out, 0));
    String what = conv + " on " + shape;
    for (int part : List.of(0, 1)) {
      float[] actual = SingleKernels.channels(out, SingleKernels.run(pairs, inputs, out, part));
      assertThat(actual).as(what).isEqualTo(expected);
    }
    for (int rows : List.of(2, 3)) {
      assertThat(SingleKernels.channels(out, byRows(pairs, image, residual, out, rows)))
          .as("%s, %s rows at once", what, rows)
          .isEqualTo(expected);
    }
  }

  /** Some rows at a time from the second on, so that other rows meet in pairs. */
  private static float[] byRows(
      RowKernel kernel, float[] image, float[] residual, FeatureMap map, int rows) {
    float[] in = Arrays.copyOf(image, image.length + kernel.zeroTail().length());
    float[] out = new float[map.length()];
    float[] scratch = new float[kernel.rowScratch()];
    kernel.rows(in, 0, residual, out, 0, scratch, 0, 1);
    for (int y = 1; y < map.height(); y += rows) {
      kernel.rows(in, 0, residual, out, 0, scratch, y, Math.min(map.height(), y + rows));
    }
    return out;
  }
}
