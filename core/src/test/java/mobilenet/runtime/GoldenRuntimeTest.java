package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Padding;
import mobilenet.architecture.SqueezeExciteRule;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.testing.GoldenRecord;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The runtime against timm's activations and logits. */
class GoldenRuntimeTest {
  private static final double TOLERANCE = 1e-4;

  /**
   * Attention under the formula's weights is nearly a choice of one pixel, which rounding moves;
   * vector kernels differ from timm by up to 1.2e-4 behind it, another amount on each JDK, because
   * tiles and with them orders of sums differ.
   */
  private static final double ATTENTION_TOLERANCE = 3e-4;

  /**
   * Logits of these differ from timm's by more than the others', and in double precision as well
   * (but for V3-150d and hybrid medium, which differ by 1.1e-4 and 1.4e-4): the formula's weights
   * make large numbers cancel, and attention under them is nearly a choice of one pixel.
   */
  private static final Map<String, Double> LOGIT_TOLERANCES =
      Map.of(
          "mobilenetv3_large_100", 3e-4,
          "mobilenetv3_large_150d", 3e-4,
          "mobilenetv4_hybrid_medium", 3e-4,
          "mobilenetv4_hybrid_large_075", 3e-4,
          "mobilenetv4_hybrid_medium_075", 5e-4,
          "mobilenetv4_hybrid_large", 3e-3);

  /**
   * A change of 6e-7 in hybrid large's image moves its late attention blocks by up to 14 %, so no
   * implementation can be held to timm's rounding there: it is held to 3e-4 up to the last block in
   * which double precision agrees with timm, blocks.3.9. The same table at width 0.75 is held
   * whole.
   */
  private static final String ILL_CONDITIONED = "mobilenetv4_hybrid_large";

  /**
   * Vector kernels add products in another order. The squeeze-and-excitation gates of V3-150d see
   * inputs of 1e4 and are but 6 wide, so that rounding moves them, and hybrid large is as above.
   * That each operation of these networks is right by itself, VectorNetworkTest shows.
   */
  private static final Map<String, Double> VECTOR_LOGIT_TOLERANCES =
      Map.of("mobilenetv3_large_150d", 3e-3, ILL_CONDITIONED, 3e-2);

  /**
   * Its logits differ from timm's by 4.6e-4 in double precision, and the plain loops' move by up to
   * 1e-3 when image and weights do by one unit in their last place. Two orders of sums can't be
   * held to 5e-4 of each other then, only to what rounding does to both. Its taps, of another
   * image, are held like others'.
   */
  private static final String MOVED_BY_ROUNDING = "mobilenetv4_hybrid_medium_075";

  private static final int SEEDS = 4;

  static List<GoldenRecord> records() {
    return GoldenRecord.list();
  }

  @ParameterizedTest
  @MethodSource("records")
  void plainLoopsAgreeWithTimm(GoldenRecord record) {
    assertAgrees(
        record, KernelSelection.SCALAR, LOGIT_TOLERANCES.getOrDefault(record.model(), TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("records")
  void vectorKernelsAgreeWithTimm(GoldenRecord record) {
    double plain = LOGIT_TOLERANCES.getOrDefault(record.model(), TOLERANCE);
    if (record.model().equals(MOVED_BY_ROUNDING)) {
      plain = Math.max(plain, 2 * movedByRounding(record));
    }
    assertAgrees(
        record,
        KernelSelection.VECTOR,
        VECTOR_LOGIT_TOLERANCES.getOrDefault(record.model(), plain));
  }

  /**
   * How far the plain loops' logits move when image and weights do, each by at most one unit in its
   * last place: rounding in every layer, of the size of a single product's.
   */
  private static double movedByRounding(GoldenRecord record) {
    BoundGraph bound = record.weights().bind(Lowering.lower(record.architecture()));
    float[] base = logits(record, bound, KernelSelection.SCALAR, record.logitImage());
    double worst = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, float[]> values = new TreeMap<>(bound.values());
      values.replaceAll((key, value) -> moved(value, random));
      BoundGraph near = new BoundGraph(bound.graph(), values);
      float[] image = moved(record.logitImage(), random);
      float[] logits = logits(record, near, KernelSelection.SCALAR, image);
      double most = 0;
      for (int i = 0; i < base.length; i++) {
        most = Math.max(most, Math.abs(logits[i] - base[i]));
      }
      System.out.printf(
          Locale.ROOT, "seed %d moves logits by %.1e%n", seed, most / record.logitsAbsMax());
      worst = Math.max(worst, most);
    }
    return worst / record.logitsAbsMax();
  }

  private static float[] moved(float[] values, SplittableRandom random) {
    float[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += random.nextInt(-1, 2) * Math.ulp(moved[i]);
    }
    return moved;
  }

  private static void assertAgrees(
      GoldenRecord record, KernelSelection kernels, double logitTolerance) {
    boolean attends = record.model().contains("hybrid") && kernels == KernelSelection.VECTOR;
    double tolerance =
        attends || record.model().equals(ILL_CONDITIONED) ? ATTENTION_TOLERANCE : TOLERANCE;
    assertThat(tapDifferences(record, record.architecture(), kernels))
        .allSatisfy((tap, difference) -> assertThat(difference).isLessThanOrEqualTo(tolerance));
    assertThat(logitDifference(record, record.architecture(), kernels))
        .isLessThanOrEqualTo(logitTolerance);
  }

  /** Both ways, at even sizes: there the two rules sample other pixels. */
  @ParameterizedTest
  @CsvSource({
    "tf_mobilenetv3_small_075, SYMMETRIC",
    "tf_mobilenetv3_small_minimal_100, SYMMETRIC",
    "tf_efficientnet_b1, SYMMETRIC",
    "mobilenetv3_small_100, SAME",
    "mobilenetv2_035, SAME",
    "mobilenetv4_conv_small_035, SAME",
  })
  void noticesWrongPadding(String model, Padding wrong) {
    GoldenRecord record = GoldenRecord.of(model);
    Architecture right = record.architecture();
    assertThat(right.conventions().padding()).isNotEqualTo(wrong);
    assertNoticed(record, right.withConventions(right.conventions().withPadding(wrong)));
  }

  /**
   * 65 is halved to odd sizes down to 3, at which the rules are one: such a record shows nothing.
   */
  @Test
  void paddingsAgreeAtOddSizes() {
    GoldenRecord record = GoldenRecord.of("tf_mobilenetv3_small_100");
    assertThat(record.size()).isEqualTo(65);
    Conventions right = record.architecture().conventions();
    Architecture other =
        record.architecture().withConventions(right.withPadding(Padding.SYMMETRIC));
    assertThat(logitDifference(record, other, KernelSelection.SCALAR)).isLessThan(TOLERANCE);
  }

  @Test
  void noticesWrongSqueezeRule() {
    GoldenRecord record = GoldenRecord.of("tf_mobilenetv3_small_100");
    Architecture right = record.architecture();
    SqueezeExciteRule rule = right.conventions().squeezeExcite();
    SqueezeExciteRule unrounded = new SqueezeExciteRule(rule.basis(), 1, rule.inner(), rule.gate());
    assertNoticed(record, right.withConventions(right.conventions().withSqueezeExcite(unrounded)));
  }

  @Test
  void noticesWrongStride() {
    GoldenRecord record = GoldenRecord.of("mobilenetv4_conv_small_035");
    assertThat(
            logitDifference(
                record, record.architecture().withStemStride(1), KernelSelection.SCALAR))
        .isGreaterThan(TOLERANCE);
  }

  private static void assertNoticed(GoldenRecord record, Architecture wrong) {
    assertThat(tapDifferences(record, wrong, KernelSelection.SCALAR).values())
        .anyMatch(d -> d > TOLERANCE);
    assertThat(logitDifference(record, wrong, KernelSelection.SCALAR)).isGreaterThan(TOLERANCE);
  }

  private static Map<String, Double> tapDifferences(
      GoldenRecord record, Architecture network, KernelSelection kernels) {
    List<String> taps = new ArrayList<>(record.taps().keySet());
    if (record.model().equals(ILL_CONDITIONED)) {
      taps = taps.subList(0, taps.indexOf("blocks.3.10"));
    }
    BoundGraph bound = record.weights().bind(Lowering.lower(network));
    Map<String, Tensor> actual = run(record, bound, kernels, record.tapImage(), taps);
    Map<String, Double> worst = new LinkedHashMap<>();
    for (String name : taps) {
      GoldenRecord.Tap tap = Objects.requireNonNull(record.taps().get(name));
      float[] data = Objects.requireNonNull(actual.get(name)).data();
      for (int i = 0; i < tap.index().size(); i++) {
        double value = data[tap.index().get(i)];
        double difference = Math.abs(value - tap.value().get(i)) / tap.absmax();
        worst.merge(name, difference, Math::max);
      }
    }
    return worst;
  }

  private static double logitDifference(
      GoldenRecord record, Architecture network, KernelSelection kernels) {
    BoundGraph bound = record.weights().bind(Lowering.lower(network));
    float[] logits = logits(record, bound, kernels, record.logitImage());
    double worst = 0;
    for (int i = 0; i < logits.length; i++) {
      worst = Math.max(worst, Math.abs(logits[i] - record.logits().get(i)));
    }
    return worst / record.logitsAbsMax();
  }

  private static float[] logits(
      GoldenRecord record, BoundGraph bound, KernelSelection kernels, float[] image) {
    Map<String, Tensor> actual = run(record, bound, kernels, image, List.of(Graph.LOGITS));
    return Objects.requireNonNull(actual.get(Graph.LOGITS)).data();
  }

  private static Map<String, Tensor> run(
      GoldenRecord record,
      BoundGraph bound,
      KernelSelection kernels,
      float[] image,
      List<String> taps) {
    Tensor batch = new Tensor(List.of(1, 3, record.size(), record.size()), image);
    try (CompiledModel model =
        CompiledModel.compile(bound, RuntimeOptions.DEFAULT.withKernels(kernels))) {
      return BatchRunner.run(model, batch, taps);
    }
  }
}
