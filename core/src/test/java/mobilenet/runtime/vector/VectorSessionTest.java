package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.FeatureView;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Padding and zeros, which the arrays of a session keep from one run to the next. */
class VectorSessionTest {
  private static final int SEED = 23;

  static Set<String> networks() {
    return SmallNetworks.all().keySet();
  }

  private static CompiledModel compile(String network, int threads) {
    return CompiledModel.compile(
        RandomWeights.bind(Lowering.lower(SmallNetworks.get(network)), SEED),
        new RuntimeOptions(threads, KernelSelection.VECTOR));
  }

  @BeforeAll
  static void printSeed() {
    System.out.println("seed " + SEED);
  }

  /** The last tap, of a session of its own. */
  private static Session session(CompiledModel model) {
    Map<String, Integer> taps = model.graph().taps();
    String last = taps.containsKey(Graph.LOGITS) ? Graph.LOGITS : Graph.FEATURES;
    return model.session(65, 47, List.of(last));
  }

  private static float[] run(Session session) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] image = session.input();
    for (int i = 0; i < session.height() * session.width() * session.channels(); i++) {
      image[i] = (float) (random.nextDouble() * 2 - 1);
    }
    session.run();
    FeatureView result = session.tap(session.taps().get(0));
    float[] values = new float[Math.toIntExact(result.shape().elementCount())];
    result.copyTo(values, 0);
    return values;
  }

  private static void assertForgets(CompiledModel model) {
    float[] expected = run(session(model));
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e38f}) {
      Session session = session(model);
      Arrays.fill(session.input(), bad);
      session.run();
      assertThat(run(session)).as("after %s", bad).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aBadImageLeavesNothingBehind(String network) {
    try (CompiledModel model = compile(network, 1)) {
      assertForgets(model);
    }
  }

  /**
   * A grouped convolution whose groups are no whole vectors copies channels alone, and must not
   * leave its padding as the last convolution's channels left it; the pointwise one then reads 16
   * inputs where there are 15.
   */
  @Test
  void aBadImageLeavesNothingBehindNarrowGroups() {
    Graph graph =
        new Graph(
            List.of(
                new Node("input", new Op.Input(3), List.of()),
                new Node("before", conv("before", 3, 15, 1), List.of(0)),
                new Node("grouped", conv("grouped", 15, 15, 3), List.of(1)),
                new Node("after", conv("after", 15, 16, 1), List.of(2)),
                new Node("last", conv("last", 16, 16, 1), List.of(3)),
                new Node("end", conv("end", 16, 16, 1), List.of(4))),
            Map.of(Graph.FEATURES, 5));
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.VECTOR);
    try (CompiledModel model = CompiledModel.compile(RandomWeights.bind(graph, SEED), options)) {
      assertForgets(model);
    }
  }

  private static Op.Convolution conv(String name, int in, int out, int groups) {
    Parameter weight =
        new Parameter(name + ".weight", List.of(out, in / groups, 1, 1), Parameter.Kind.WEIGHT);
    return Op.Convolution.of(weight, groups)
        .withBias(new Parameter(name + ".bias", List.of(out), Parameter.Kind.BIAS));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void resultsDoNotDependOnTheNumberOfThreads(int threads) {
    for (String network : networks()) {
      try (CompiledModel one = compile(network, 1);
          CompiledModel several = compile(network, threads)) {
        assertThat(run(session(several))).as(network).isEqualTo(run(session(one)));
      }
    }
  }
}
