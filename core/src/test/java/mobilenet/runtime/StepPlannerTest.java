package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Macs;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.runtime.StepKey.Grouping;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepPlannerTest {
  private static final long SEED = 17;
  private static final List<Integer> SIZES = List.of(32, 64, 96, 224);

  /** The folded and packed weights of more would fill the heap of the tests. */
  private static final long MOST_PARAMETERS = 70_000_000;

  private static Stream<String> networks() {
    return Catalogue.all().stream()
        .map(Architecture::name)
        .filter(name -> graph(name).parameterCount() < MOST_PARAMETERS);
  }

  private static Graph graph(String name) {
    return Lowering.lower(Catalogue.get(name).withClasses(10));
  }

  private static List<StepKey> keys(List<PlannedStep> steps) {
    return steps.stream().map(PlannedStep::key).toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void plansWhatASessionRuns(String name) {
    Graph graph = graph(name);
    BoundGraph folded = zeros(graph).apply(Pass.standard());
    for (KernelSelection kernels : List.of(KernelSelection.SCALAR, KernelSelection.VECTOR)) {
      RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(kernels);
      try (CompiledModel model = CompiledModel.compile(folded, options)) {
        for (int size : SIZES) {
          assertThat(StepPlanner.of(kernels).steps(graph, size, size))
              .as("%s at %d with %s", name, size, kernels)
              .isEqualTo(model.session(size, size).steps());
        }
      }
    }
  }

  /**
   * One array for all parameters of a size: drawn weights of the largest networks fill the heap.
   */
  private static BoundGraph zeros(Graph graph) {
    Map<Integer, float[]> bySize = new HashMap<>();
    Map<String, float[]> values = new HashMap<>();
    graph
        .parameters()
        .forEach(
            (key, parameter) ->
                values.put(key, bySize.computeIfAbsent(parameter.elementCount(), float[]::new)));
    return new BoundGraph(graph, values);
  }

  @Test
  void bandsAndPairsAreAmongThem() {
    List<StepKey> keys =
        keys(
            StepPlanner.of(KernelSelection.VECTOR)
                .steps(graph("mobilenetv4_conv_large"), 384, 384));
    assertThat(keys).anyMatch(key -> key.grouping() instanceof Grouping.Band);
    assertThat(keys).anyMatch(key -> key.grouping() instanceof Grouping.Pair);
    assertThat(keys).anyMatch(key -> key.grouping() instanceof Grouping.Alone);
  }

  @ParameterizedTest
  @EnumSource(
      value = KernelSelection.class,
      names = {"SCALAR", "VECTOR"})
  void keysAreFoundAgainFromTheirText(KernelSelection kernels) {
    StepPlanner planner = StepPlanner.of(kernels);
    for (Architecture architecture : Catalogue.all()) {
      for (StepKey key : keys(planner.steps(Lowering.lower(architecture), 128, 160))) {
        assertThat(StepKey.parse(key.toString())).isEqualTo(key);
      }
    }
  }

  @Test
  void sameWorkOfDifferentNetworksHasOneKey() {
    StepPlanner planner = StepPlanner.of(KernelSelection.SCALAR);
    List<StepKey> small = keys(planner.steps(graph("mobilenetv3_small_100"), 224, 224));
    List<StepKey> large = keys(planner.steps(graph("mobilenetv3_large_100"), 224, 224));
    // Both stems: 3×3, stride 2, from the image to 16 channels with hard-swish.
    assertThat(small.get(0)).isEqualTo(large.get(0));
    assertThat(small.get(0))
        .hasToString(
            "scalar alone conv:3>16:k3:s2:d1:g1:symmetric:bias:hard_swish@image:3x224x224");
  }

  @Test
  void classesAndSizeAndPaddingMakeOtherKeys() {
    StepPlanner planner = StepPlanner.of(KernelSelection.SCALAR);
    Architecture network = Catalogue.get("mobilenetv3_small_100");
    List<StepKey> ten = keys(planner.steps(Lowering.lower(network.withClasses(10)), 64, 64));
    List<StepKey> eleven = keys(planner.steps(Lowering.lower(network.withClasses(11)), 64, 64));
    assertThat(eleven.get(eleven.size() - 1)).isNotEqualTo(ten.get(ten.size() - 1));
    assertThat(eleven.subList(0, eleven.size() - 1)).isEqualTo(ten.subList(0, ten.size() - 1));
    assertThat(keys(planner.steps(graph("mobilenetv3_small_100"), 96, 96)).get(0))
        .isNotEqualTo(ten.get(0));
    assertThat(keys(planner.steps(graph("tf_mobilenetv3_small_100"), 64, 64)).get(0))
        .isNotEqualTo(ten.get(0));
  }

  @Test
  void stepsHaveTheWorkOfTheWholeNetwork() {
    Graph graph = graph("mobilenetv4_conv_small");
    long macs =
        StepPlanner.of(KernelSelection.VECTOR).steps(graph, 224, 224).stream()
            .mapToLong(PlannedStep::macs)
            .sum();
    assertThat(macs).isEqualTo(Macs.total(graph, Shapes.infer(graph, 224, 224)));
  }

  @Test
  void profilesAreFiledUnderTheKeysOfTheSteps() {
    Graph graph = graph("mobilenetv3_small_050");
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (CompiledModel model = CompiledModel.compile(RandomWeights.bind(graph, SEED), options)) {
      Session session = model.session(32, 32);
      assertThat(session.profile(1))
          .extracting(StepTime::key)
          .isEqualTo(keys(StepPlanner.of(KernelSelection.SCALAR).steps(graph, 32, 32)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "scalar",
        "scalar alone",
        "scalar alone add",
        "scalar alone add@1x1x1 add@1x1x1",
        "scalar band-0 add@1x1x1 add@1x1x1",
        "scalar band-3 add@1x1x1",
        "scalar together add@1x1x1",
        "scalar alone  add@1x1x1",
        "scalar alone a,b@1x1x1",
        "Scalar alone add@1x1x1"
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> StepKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
