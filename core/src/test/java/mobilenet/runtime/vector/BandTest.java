package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.Band;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.vector.AwkwardSizes.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bands compute the same bits as their operations one after another. */
class BandTest {
  private static final int SEED = 23;

  /** Wide enough for a tile after two strides; odd and even, flat and high. */
  private static final List<Size> MAPS =
      List.of(new Size(1, 28), new Size(2, 32), new Size(13, 31), new Size(29, 28));

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  static List<Size> maps() {
    return MAPS;
  }

  @ParameterizedTest
  @MethodSource("maps")
  void invertedBottlenecks(Size map) {
    for (Padding padding : Padding.values()) {
      for (int kernel : List.of(3, 5)) {
        for (int stride : List.of(1, 2)) {
          Op.Convolution depthwise = conv(20, 20, kernel, stride, 20, padding);
          Op.Convolution project = conv(20, 12, 1, 1, 1, padding);
          check(
              map.of(12),
              conv(12, 20, 1, 1, 1, padding),
              depthwise,
              stride == 1 ? project.withResidual() : project);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void stemAndWhatFollows(Size map) {
    for (Padding padding : Padding.values()) {
      check(
          map.of(3),
          conv(3, 16, 3, 2, 1, padding),
          conv(16, 16, 3, 1, 16, padding),
          conv(16, 9, 1, 1, 1, padding),
          conv(9, 24, 3, 1, 1, padding));
    }
  }

  /** A convolution that computes two rows at once, where a band wants one or three. */
  @ParameterizedTest
  @MethodSource("maps")
  void stemAndTwoRowsAtOnce(Size map) {
    for (Padding padding : Padding.values()) {
      check(
          map.of(3),
          conv(3, 32, 3, 1, 1, padding),
          conv(32, 40, 3, 2, 1, padding),
          conv(40, 24, 1, 1, 1, padding));
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void severalWindows(Size map) {
    for (Padding padding : Padding.values()) {
      check(
          map.of(8),
          conv(8, 8, 5, 1, 8, padding),
          conv(8, 8, 3, 2, 8, padding),
          conv(8, 8, 3, 1, 8, padding));
    }
  }

  private static Op.Convolution conv(
      int in, int out, int kernel, int stride, int groups, Padding padding) {
    return SingleKernels.conv(in, out, kernel, stride, groups, padding)
        .withActivation(Activation.RELU6);
  }

  /** Each operation reads the one before it, a residual the first input. */
  private static void check(Shape input, Op.Convolution... ops) {
    String description = Arrays.toString(ops) + " on " + input;
    SplittableRandom random = new SplittableRandom(SEED);
    List<FeatureMap> maps = new ArrayList<>(List.of(ScalarComparison.layout(input)));
    List<Band.Link> links = new ArrayList<>();
    float[] first = SingleKernels.random(maps.get(0), random);
    float[] expected = first;
    for (Op.Convolution op : ops) {
      FeatureMap in = maps.get(maps.size() - 1);
      FeatureMap out = ScalarComparison.layout(ScalarComparison.outputOf(op, in.shape()));
      List<FeatureMap> read = op.residual() ? List.of(in, maps.get(0)) : List.of(in);
      Kernel kernel = SingleKernels.of(op, new Geometry(read, out), SEED);
      assertThat(kernel).as(description).isInstanceOf(RowKernel.class);
      links.add(
          new Band.Link(
              (RowKernel) kernel, op.residual() ? OptionalInt.of(1) : OptionalInt.empty()));
      expected = SingleKernels.run(kernel, new float[][] {expected, first}, out, 0);
      maps.add(out);
    }
    FeatureMap last = maps.get(maps.size() - 1);
    for (int rows : List.of(1, 2, 3, 100)) {
      Band band = new Band(links, rows);
      for (int part = 1; part <= band.units(); part++) {
        float[] actual = SingleKernels.run(band, new float[][] {first, first}, last, part);
        assertThat(SingleKernels.channels(last, actual))
            .as("%s rows, %s units at a time, seed %s, %s", rows, part, SEED, description)
            .isEqualTo(SingleKernels.channels(last, expected));
      }
    }
  }
}
