package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.runtime.kernel.Band;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;
import mobilenet.runtime.vector.VectorKernels;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandsTest {
  private static final long SEED = 24;

  private static BoundGraph network(String name) {
    return RandomWeights.bind(Lowering.lower(Catalogue.get(name).withClasses(10)), SEED)
        .apply(Pass.standard());
  }

  private static List<Plan.Step> steps(String name, Kernels kernels, int size, String... taps) {
    BoundGraph bound = network(name);
    Map<String, Integer> nodes = Taps.resolve(bound.graph(), List.of(taps));
    return Plan.of(bound.graph(), Engine.prepare(kernels, bound), size, size, nodes).steps();
  }

  private static List<String> names(Plan.Step step) {
    return step.nodes().stream().map(Node::name).toList();
  }

  @Test
  void joinWhatLiesAroundLargeMaps() {
    List<Plan.Step> steps = steps("mobilenetv2_100", new VectorKernels(), 224, Graph.LOGITS);
    assertThat(steps)
        .anySatisfy(
            step -> assertThat(names(step)).contains("blocks.1.0.bn1.act", "blocks.1.0.bn2.act"));
    // 14×14×384 floats are 294 KiB.
    assertThat(steps)
        .anySatisfy(step -> assertThat(names(step)).containsExactly("blocks.3.1.bn1.act"));
  }

  /** 56 rows in sevens of eight would be 24 for one thread and 32 for the other. */
  @Test
  void areSharedEvenlyByTwoThreads() {
    for (String name : List.of("mobilenetv4_conv_small", "mobilenetv2_100")) {
      assertThat(steps(name, new VectorKernels(), 224, Graph.LOGITS))
          .filteredOn(step -> step.kernel() instanceof Band && step.map().height() == 56)
          .isNotEmpty()
          .allSatisfy(step -> assertThat(((Band) step.kernel()).rowsOfBusier()).isEqualTo(28));
    }
  }

  /** 24×24×768 floats are 1.7 MiB, and the weights of the expansion exceed a band's budget. */
  @Test
  void pairExpansionsOfManyWeightsWithTheirDepthwiseConvolutions() {
    List<Plan.Step> steps = steps("mobilenetv4_conv_large", new VectorKernels(), 384, "blocks.2.3");
    assertThat(steps)
        .anySatisfy(
            step ->
                assertThat(names(step))
                    .containsExactly("blocks.2.3.pw_exp.bn.act", "blocks.2.3.dw_mid.bn.act"));
    assertThat(steps).anySatisfy(step -> assertThat(names(step)).containsExactly("blocks.2.3.add"));
  }

  @Test
  void computeEveryOperationOnceInOrder() {
    List<Node> nodes = network("mobilenetv2_100").graph().nodes();
    List<Node> computed =
        steps("mobilenetv2_100", new VectorKernels(), 224, Graph.LOGITS).stream()
            .flatMap(step -> step.nodes().stream())
            .toList();
    assertThat(computed).isEqualTo(nodes.subList(1, nodes.size()));
  }

  @Test
  void keepMapsThatAreWanted() {
    List<Plan.Step> steps =
        steps("mobilenetv2_100", new VectorKernels(), 224, "stem", "blocks.0.0", Graph.LOGITS);
    assertThat(steps.get(0).nodes()).hasSize(1);
    assertThat(steps)
        .anySatisfy(step -> assertThat(names(step)).last().isEqualTo("blocks.0.0.bn2"));
  }

  @Test
  void areOfNoUseToSmallMapsAndPlainLoops() {
    assertThat(steps("mobilenetv2_100", new VectorKernels(), 64, Graph.LOGITS))
        .allSatisfy(step -> assertThat(step.nodes()).hasSize(1));
    assertThat(steps("mobilenetv2_100", new ScalarKernels(), 224, Graph.LOGITS))
        .allSatisfy(step -> assertThat(step.nodes()).hasSize(1));
  }

  /** Taps after every block leave other bands, or none; threads cut them elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv2_100",
        "mobilenetv3_large_100",
        "mobilenetv4_conv_medium"
      })
  void leaveTheResultAsItIs(String name) {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.VECTOR);
    BoundGraph bound = network(name);
    try (CompiledModel one = CompiledModel.compile(bound, options.withThreads(1));
        CompiledModel three = CompiledModel.compile(bound, options.withThreads(3))) {
      List<String> taps = List.copyOf(Taps.all(one.graph()).keySet());
      float[] expected = logits(one.session(224, 208, taps));
      assertThat(logits(one.session(224, 208))).as("seed %s", SEED).isEqualTo(expected);
      assertThat(logits(three.session(224, 208))).as("seed %s", SEED).isEqualTo(expected);
    }
  }

  private static float[] logits(Session session) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] image = session.input();
    for (int i = 0; i < session.height() * session.width() * session.channels(); i++) {
      image[i] = (float) (random.nextDouble() * 2 - 1);
    }
    session.run();
    float[] logits = new float[10];
    session.tap(Graph.LOGITS).copyTo(logits, 0);
    return logits;
  }
}
