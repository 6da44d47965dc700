package mobilenet.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.SameTaps;
import org.junit.jupiter.api.Test;

/** Hand-made graphs that no architecture gives, but that a pass must not break. */
class FoldBatchNormTest {
  private static final int CHANNELS = 3;
  private static final Node INPUT = new Node("input", new Op.Input(CHANNELS), List.of());

  private static Node conv(Activation activation, boolean residual, Integer... inputs) {
    Op.Convolution plain =
        Op.Convolution.of(
                new Parameter(
                    "conv.weight", List.of(CHANNELS, CHANNELS, 3, 3), Parameter.Kind.WEIGHT),
                1)
            .withBias(parameter("conv.bias", Parameter.Kind.BIAS))
            .withActivation(activation);
    Op op = residual ? plain.withResidual() : plain;
    return new Node("conv", op, List.of(inputs));
  }

  private static Node norm(int input) {
    Op op =
        new Op.BatchNorm(
            parameter("norm.weight", Parameter.Kind.NORM_WEIGHT),
            parameter("norm.bias", Parameter.Kind.NORM_BIAS),
            parameter("norm.running_mean", Parameter.Kind.RUNNING_MEAN),
            parameter("norm.running_var", Parameter.Kind.RUNNING_VARIANCE),
            1e-5);
    return new Node("norm", op, List.of(input));
  }

  private static Parameter parameter(String key, Parameter.Kind kind) {
    return new Parameter(key, List.of(CHANNELS), kind);
  }

  private static BoundGraph bind(Map<String, Integer> taps, Node... nodes) {
    return new FormulaWeights("", 1).bind(new Graph(List.of(nodes), taps));
  }

  private static long normsAfter(BoundGraph bound) {
    BoundGraph folded = new FoldBatchNorm().apply(bound);
    SameTaps.check(bound, folded, 7, 9, 1e-6);
    return folded.graph().nodes().stream().filter(n -> n.op() instanceof Op.BatchNorm).count();
  }

  @Test
  void foldsIntoAnExistingBias() {
    assertThat(
            normsAfter(bind(Map.of("out", 2), INPUT, conv(Activation.IDENTITY, false, 0), norm(1))))
        .isZero();
  }

  /** The norm also scales the residual, which folded weights could not do. */
  @Test
  void keepsANormAfterAFusedResidual() {
    assertThat(
            normsAfter(
                bind(Map.of("out", 2), INPUT, conv(Activation.IDENTITY, true, 0, 0), norm(1))))
        .isOne();
  }

  @Test
  void keepsANormAfterAFusedActivation() {
    assertThat(normsAfter(bind(Map.of("out", 2), INPUT, conv(Activation.RELU, false, 0), norm(1))))
        .isOne();
  }

  @Test
  void keepsTheConvolutionThatATapNames() {
    assertThat(
            normsAfter(
                bind(
                    Map.of("raw", 1, "out", 2),
                    INPUT,
                    conv(Activation.IDENTITY, false, 0),
                    norm(1))))
        .isOne();
  }

  @Test
  void keepsTheConvolutionThatAnotherNodeReads() {
    Node sum = new Node("sum", new Op.Add(), List.of(1, 2));
    assertThat(
            normsAfter(
                bind(Map.of("out", 3), INPUT, conv(Activation.IDENTITY, false, 0), norm(1), sum)))
        .isOne();
  }
}
