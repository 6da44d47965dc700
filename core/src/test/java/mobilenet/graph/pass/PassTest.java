package mobilenet.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.MobileAttention;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.Resources;
import mobilenet.testing.SameTaps;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every single pass, the standard list and any other order keep what a graph computes. */
class PassTest {
  /**
   * Folding rounds weights to float, 6e-8 of each, and some fifty layers add that up. A wrong sign,
   * shift or channel is an error of a hundredth and more.
   */
  private static final double TOLERANCE = 1e-5;

  /** A gain at which activations keep their size, so that rounding is not amplified. */
  private static final FormulaWeights WEIGHTS = new FormulaWeights("pass:", 2);

  static Stream<String> networks() {
    return SmallNetworks.all().keySet().stream();
  }

  private static BoundGraph bound(String network) {
    return WEIGHTS.bind(Lowering.lower(SmallNetworks.get(network)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void eachPassAloneKeepsEveryTap(String network) {
    BoundGraph bound = bound(network);
    for (Pass pass : Pass.standard()) {
      SameTaps.check(bound, pass.apply(bound), 32, 32, TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void standardPassesKeepEveryTap(String network) {
    BoundGraph bound = bound(network);
    BoundGraph fused = bound.apply(Pass.standard());
    SameTaps.check(bound, fused, 32, 32, TOLERANCE);
    SameTaps.check(bound, fused, 33, 47, TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void foldingAndClippingKeepEveryTapAndFuseNothingElse(String network) {
    BoundGraph bound = bound(network);
    BoundGraph clipped = bound.apply(Pass.foldingAndClipping());
    SameTaps.check(bound, clipped, 32, 32, TOLERANCE);
    assertThat(clipped.graph().nodes())
        .filteredOn(node -> node.op() instanceof Op.Convolution)
        .allSatisfy(
            node -> {
              Op.Convolution conv = (Op.Convolution) node.op();
              assertThat(conv.residual()).isFalse();
              assertThat(conv.activation())
                  .isIn(Activation.IDENTITY, Activation.RELU, Activation.RELU6);
            });
  }

  @ParameterizedTest
  @MethodSource("networks")
  void standardPassesLeaveNothingToFuse(String network) {
    Graph before = bound(network).graph();
    Graph after = bound(network).apply(Pass.standard()).graph();
    assertThat(after.nodes())
        .extracting(Node::op)
        .doesNotHaveAnyElementsOfTypes(Op.Activate.class, Op.Add.class, Op.LayerScale.class);
    assertThat(after.nodes().stream().filter(PassTest::hasResidual).count())
        .isEqualTo(before.nodes().stream().filter(n -> n.op() instanceof Op.Add).count());
    assertThat(norms(after)).isEqualTo(normsBeforeStridedKeys(SmallNetworks.get(network)));
  }

  private static boolean hasResidual(Node node) {
    return node.op() instanceof Op.Convolution conv && conv.residual();
  }

  private static List<String> norms(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.op() instanceof Op.BatchNorm)
        .map(Node::name)
        .toList();
  }

  /** The only norms that must stay, because their shift cannot be moved behind zero padding. */
  private static List<String> normsBeforeStridedKeys(Architecture architecture) {
    return architecture.resolve().blocks().stream()
        .filter(
            block ->
                block.spec() instanceof MobileAttention attention && attention.keyValueStride() > 1)
        .map(block -> block.name() + ".norm")
        .toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void argumentIsNotChanged(String network) {
    BoundGraph bound = bound(network);
    Graph graph = new Graph(bound.graph().nodes(), bound.graph().taps());
    Map<String, float[]> copy = new HashMap<>();
    bound.values().forEach((key, value) -> copy.put(key, value.clone()));
    BoundGraph unused = bound.apply(Pass.standard());
    assertThat(unused).isNotSameAs(bound);
    assertThat(bound.graph()).isEqualTo(graph);
    bound.values().forEach((k, v) -> assertThat(v).as(k).isEqualTo(Resources.entry(copy, k)));
  }

  /** Without block taps more nodes have one reader, so more are fused, perhaps wrongly. */
  @ParameterizedTest
  @MethodSource("untapped")
  void anyOrderOfPassesIsSafe(String network) {
    Graph tapped = bound(network).graph();
    Map<String, Integer> logits =
        Map.of(Graph.LOGITS, Resources.entry(tapped.taps(), Graph.LOGITS));
    BoundGraph bound = WEIGHTS.bind(new Graph(tapped.nodes(), logits));
    Collection<List<Pass>> orders = permutations(Pass.standard());
    assertThat(orders).hasSize(120);
    for (List<Pass> order : orders) {
      SameTaps.check(bound, bound.apply(order), 32, 32, TOLERANCE);
    }
  }

  static Stream<String> untapped() {
    return Stream.of("mobilenetv3_small_100", "multi-head", "mobilenetv4_hybrid_medium");
  }

  private static Collection<List<Pass>> permutations(List<Pass> passes) {
    if (passes.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Pass>> all = new ArrayList<>();
    for (Pass first : passes) {
      List<Pass> rest = new ArrayList<>(passes);
      rest.remove(first);
      for (List<Pass> tail : permutations(rest)) {
        List<Pass> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  @Test
  void applyingTwiceChangesNothingMore() {
    BoundGraph once = bound("mobilenetv4_hybrid_medium").apply(Pass.standard());
    assertThat(once.apply(Pass.standard()).graph()).isEqualTo(once.graph());
  }
}
