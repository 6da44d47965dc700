package mobilenet.runtime.vector;

import java.util.List;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.runtime.vector.AwkwardSizes.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector kernel against the scalar one, on the same random numbers. */
class VectorKernelsTest {
  private static final int SEED = 20;
  private static final Activation[] ACTIVATIONS = Activation.values();

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Runs through activations and residuals where not all combinations are tried. */
  private int turn;

  static List<Size> maps() {
    return AwkwardSizes.MAPS;
  }

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED + ", " + new VectorKernels().name());
  }

  @ParameterizedTest
  @MethodSource("maps")
  void pointwise(Size map) {
    for (int in : AwkwardSizes.CHANNELS) {
      for (int out : AwkwardSizes.CHANNELS) {
        compare(conv(in, out, 1, 1, 1, 1, Padding.SYMMETRIC), map);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void pointwiseWithEveryFollower(Size map) {
    for (Activation activation : ACTIVATIONS) {
      for (int out : AwkwardSizes.CHANNELS) {
        Op.Convolution conv =
            conv(16, out, 1, 1, 1, 1, Padding.SYMMETRIC).withActivation(activation);
        run(conv, map.of(16));
        run(conv.withResidual(), map.of(16));
      }
    }
  }

  /** More pixels and inputs than one block of a matrix product holds. */
  @ParameterizedTest
  @CsvSource({"960, 40", "41, 264", "1501, 3"})
  void pointwiseOfManyChannels(int in, int out) {
    Size map = new Size(14, 15);
    compare(conv(in, out, 1, 1, 1, 1, Padding.SYMMETRIC), map);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void pointwiseWithStride(Size map) {
    for (int out : AwkwardSizes.CHANNELS) {
      compare(conv(17, out, 1, 2, 1, 1, Padding.SYMMETRIC), map);
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void dense(Size map) {
    for (Op.Convolution window : windows(3, 5)) {
      for (int in : List.of(1, 8, 9, 17)) {
        for (int out : List.of(3, 8, 17, 40)) {
          compare(with(window, in, out, 1), map);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void denseOnAImage(Size map) {
    for (Op.Convolution window : windows(3, 5)) {
      for (int in : List.of(1, 3)) {
        for (int out : List.of(7, 16, 24, 32)) {
          Op.Convolution conv = with(window, in, out, 1).withActivation(nextActivation());
          ScalarComparison.randomImage(conv, map.of(in), random);
        }
      }
    }
  }

  /** So many channels as minimal filtering takes from all other maps. */
  @ParameterizedTest
  @MethodSource("maps")
  void denseOnAnImageOfManyChannels(Size map) {
    for (Padding padding : Padding.values()) {
      for (int in : List.of(24, 30, 32)) {
        for (int out : List.of(24, 40)) {
          Op.Convolution conv = conv(in, out, 3, 2, 1, 1, padding).withActivation(nextActivation());
          ScalarComparison.randomImage(conv, map.of(in), random);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void othersOnAnImage(Size map) {
    for (int channels : List.of(3, 16, 30)) {
      Shape shape = map.of(channels);
      for (int stride : List.of(1, 2)) {
        ScalarComparison.randomImage(
            conv(channels, channels, 3, stride, 1, channels, Padding.SYMMETRIC), shape, random);
        ScalarComparison.randomImage(
            conv(channels, 41, 1, stride, 1, 1, Padding.SYMMETRIC), shape, random);
      }
      ScalarComparison.randomImage(norm(channels), shape, random);
      ScalarComparison.randomImage(new Op.Activate(nextActivation()), shape, random);
      ScalarComparison.randomImage(new Op.GlobalAveragePool(), shape, random);
      ScalarComparison.randomImage(new Op.BlurPool(), shape, random);
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void depthwise(Size map) {
    for (Op.Convolution window : windows(3, 5, 7)) {
      for (int channels : AwkwardSizes.CHANNELS) {
        compare(with(window, channels, channels, channels), map);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void depthwiseWithEveryFollower(Size map) {
    for (Activation activation : ACTIVATIONS) {
      for (int kernel : List.of(3, 7)) {
        Op.Convolution conv =
            conv(24, 24, kernel, 1, 1, 24, Padding.SYMMETRIC).withActivation(activation);
        run(conv, map.of(24));
        run(conv.withResidual(), map.of(24));
      }
    }
  }

  /** Rows of so many channels are cut into several units. */
  @ParameterizedTest
  @CsvSource({"3, 1", "3, 2", "5, 1", "5, 2", "7, 1"})
  void depthwiseOfManyChannels(int kernel, int stride) {
    for (int channels : List.of(129, 320, 328)) {
      compare(conv(channels, channels, kernel, stride, 1, channels, Padding.SAME), new Size(7, 15));
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void grouped(Size map) {
    for (int groups : List.of(2, 3)) {
      for (int kernel : List.of(1, 3)) {
        for (int stride : List.of(1, 2)) {
          for (int in : List.of(1, 5, 8)) {
            for (int out : List.of(2, 16, 24, 32, 41)) {
              compare(
                  conv(groups * in, groups * out, kernel, stride, 1, groups, Padding.SYMMETRIC),
                  map);
            }
          }
        }
      }
    }
  }

  @Test
  void withoutBias() {
    for (int groups : List.of(1, 2, 16)) {
      Parameter weight = new Parameter("w", List.of(16, 16 / groups, 3, 3), Parameter.Kind.WEIGHT);
      run(Op.Convolution.of(weight, groups), new Shape(16, 5, 8));
    }
  }

  @Test
  void linear() {
    for (int in : AwkwardSizes.CHANNELS) {
      for (int out : AwkwardSizes.CHANNELS) {
        linear(in, out);
      }
    }
    linear(1280, 10);
    linear(1281, 101);
  }

  private void linear(int in, int out) {
    Parameter weight = new Parameter("w", List.of(out, in), Parameter.Kind.WEIGHT);
    Parameter bias = new Parameter("b", List.of(out), Parameter.Kind.BIAS);
    run(new Op.Linear(weight, bias, in, out), new Shape(in, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void elementWise(Size map) {
    for (int channels : AwkwardSizes.CHANNELS) {
      Shape shape = map.of(channels);
      run(norm(channels), shape);
      run(new Op.LayerScale(parameter("g", channels, Parameter.Kind.LAYER_SCALE)), shape);
      run(new Op.Add(), shape, shape);
      run(new Op.ScaleChannels(), shape, new Shape(channels, 1, 1));
      for (Activation activation : ACTIVATIONS) {
        run(new Op.Activate(activation), shape);
      }
    }
  }

  private static Op norm(int channels) {
    return new Op.BatchNorm(
        parameter("w", channels, Parameter.Kind.NORM_WEIGHT),
        parameter("b", channels, Parameter.Kind.NORM_BIAS),
        parameter("m", channels, Parameter.Kind.RUNNING_MEAN),
        parameter("v", channels, Parameter.Kind.RUNNING_VARIANCE),
        1e-5);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void pools(Size map) {
    for (int channels : AwkwardSizes.CHANNELS) {
      run(new Op.GlobalAveragePool(), map.of(channels));
      run(new Op.BlurPool(), map.of(channels));
      if (map.height() > 1) {
        run(new Op.AveragePool(), map.of(channels));
      }
    }
    run(new Op.GlobalAveragePool(), map.of(264));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "4, 4", "2, 1", "3, 3"})
  void attention(int heads, int keyValueHeads) {
    List<Size> queries = List.of(new Size(1, 1), new Size(2, 3), new Size(7, 7), new Size(13, 9));
    List<Size> keys =
        List.of(new Size(1, 1), new Size(2, 2), new Size(3, 3), new Size(5, 7), new Size(13, 9));
    for (int headDim : List.of(5, 8, 16, 24, 32, 64)) {
      Op.Attention op = new Op.Attention(heads, keyValueHeads, headDim);
      for (Size query : queries) {
        for (Size key : keys) {
          Shape shape = key.of(keyValueHeads * headDim);
          run(op, query.of(heads * headDim), shape, shape);
        }
      }
    }
  }

  /** Every kernel size with stride 2, dilation 2 or neither, under both rules of padding. */
  private static List<Op.Convolution> windows(Integer... kernels) {
    return List.of(kernels).stream()
        .flatMap(
            k ->
                List.of(Padding.values()).stream()
                    .flatMap(
                        p ->
                            List.of(
                                conv(1, 1, k, 1, 1, 1, p),
                                conv(1, 1, k, 2, 1, 1, p),
                                conv(1, 1, k, 1, 2, 1, p))
                                .stream()))
        .toList();
  }

  private static Op.Convolution with(Op.Convolution window, int in, int out, int groups) {
    return conv(
        in, out, window.kernel(), window.stride(), window.dilation(), groups, window.padding());
  }

  private static Op.Convolution conv(
      int in, int out, int kernel, int stride, int dilation, int groups, Padding padding) {
    Parameter weight =
        new Parameter("w", List.of(out, in / groups, kernel, kernel), Parameter.Kind.WEIGHT);
    return Op.Convolution.of(weight, groups)
        .withBias(parameter("b", out, Parameter.Kind.BIAS))
        .withStride(stride)
        .withDilation(dilation)
        .withPadding(padding);
  }

  private static Parameter parameter(String key, int count, Parameter.Kind kind) {
    return new Parameter(key, List.of(count), kind);
  }

  private Activation nextActivation() {
    turn++;
    return ACTIVATIONS[turn % ACTIVATIONS.length];
  }

  /** Compares with one activation after the other, every third time with a residual. */
  private void compare(Op.Convolution conv, Size map) {
    Op.Convolution active = conv.withActivation(nextActivation());
    run(turn % 3 == 0 ? active.withResidual() : active, map.of(conv.inChannels()));
  }

  private void run(Op.Convolution conv, Shape input) {
    ScalarComparison.random(
        conv,
        conv.residual() ? List.of(input, ScalarComparison.outputOf(conv, input)) : List.of(input),
        random);
  }

  private void run(Op op, Shape... shapes) {
    ScalarComparison.random(op, List.of(shapes), random);
  }
}
