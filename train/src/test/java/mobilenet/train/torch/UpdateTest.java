package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.train.optimizer.OptimizerSpec;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Optimisers against numbers of their reference implementations. */
class UpdateTest {
  private static final Offset<Double> CLOSE = within(1e-7);
  private static final Parameter WEIGHT =
      new Parameter("conv.weight", List.of(1, 1, 1, 1), Parameter.Kind.WEIGHT);
  private static final Parameter BIAS = new Parameter("conv.bias", List.of(1), Parameter.Kind.BIAS);

  private PointerScope scope = new PointerScope();

  @BeforeEach
  void open() {
    scope.close();
    scope = new PointerScope();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @BeforeAll
  static void load() throws Exception {
    LibTorch.load();
  }

  /** A store of two scalars, the first of which decays. */
  private static ParameterStore store(float weight, float bias) {
    Op.Convolution conv = Op.Convolution.of(WEIGHT, 1).withBias(BIAS);
    Graph graph =
        new Graph(
            List.of(
                new Node("input", new Op.Input(1), List.of()), new Node("conv", conv, List.of(0))),
            Map.of());
    return StoreScope.store(
        graph,
        ScalarType.Double,
        parameter -> new float[] {parameter.equals(WEIGHT) ? weight : bias});
  }

  private static void gradients(ParameterStore store, double weight, double bias) {
    store.gradients().copy_(Tensor.create(new double[] {weight, bias}, 2));
  }

  private static double value(ParameterStore store, Parameter parameter) {
    return store.get(parameter).detach().item_double();
  }

  @Test
  void adamWDecaysApartFromTheGradient() {
    ParameterStore store = store(1, 1);
    Update update =
        Updates.of(new OptimizerSpec.AdamW(0.6, 0.999, 1e-6, 0.01), store, RateScales.UNIFORM);
    gradients(store, 0.5, 0.5);
    update.apply(0.002, 1);
    assertThat(value(store, WEIGHT)).isCloseTo(.997980004, within(1e-8));
    gradients(store, -0.2, -0.2);
    update.apply(0.002, 2);
    assertThat(value(store, WEIGHT)).isCloseTo(.997631720, within(1e-8));
  }

  @Test
  void biasesDoNotDecay() {
    ParameterStore store = store(1, 1);
    Update update =
        Updates.of(new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.1), store, RateScales.UNIFORM);
    gradients(store, 0, 0);
    update.apply(0.01, 1);
    assertThat(value(store, WEIGHT)).isCloseTo(0.999, CLOSE);
    assertThat(value(store, BIAS)).isEqualTo(1);
  }

  @Test
  void rmsPropHasTensorFlowsForm() {
    ParameterStore store = store(1, 1);
    Update update =
        Updates.of(new OptimizerSpec.RmsPropTf(0.9, 0.9, 1e-3, 0), store, RateScales.UNIFORM);
    gradients(store, 0.5, 0);
    update.apply(0.1, 1);
    assertThat(value(store, WEIGHT)).isCloseTo(1 - .05195945, CLOSE);
    gradients(store, -0.2, 0);
    update.apply(0.1, 2);
    assertThat(value(store, WEIGHT)).isCloseTo(1 - .05195945 - .02490917, CLOSE);
    assertThat(Objects.requireNonNull(update.state().get("square")).narrow(0, 0, 1).item_double())
        .isCloseTo(.8365, CLOSE);
    assertThat(Objects.requireNonNull(update.state().get("momentum")).narrow(0, 0, 1).item_double())
        .isCloseTo(.02490917, CLOSE);
  }

  /** By hand: b = 0.5, then 0.25; steps of 0.75 and 0.025. */
  @Test
  void nesterovLooksAhead() {
    ParameterStore store = store(1, 1);
    Update update = Updates.of(new OptimizerSpec.Sgd(0.5, 0), store, RateScales.UNIFORM);
    gradients(store, 0.5, 0);
    update.apply(0.1, 1);
    assertThat(value(store, WEIGHT)).isCloseTo(1 - 0.1 * 0.75, CLOSE);
    gradients(store, -0.2, 0);
    update.apply(0.1, 2);
    double momentum = 0.5 * 0.5 - 0.2;
    assertThat(value(store, WEIGHT))
        .isCloseTo(1 - 0.1 * 0.75 - 0.1 * (-0.2 + 0.5 * momentum), CLOSE);
  }

  @Test
  void layersMayLearnSlower() {
    ParameterStore store = store(1, 1);
    RateScales scales = RateScales.of(store, key -> key.endsWith("bias") ? 0.1 : 1);
    Update update = Updates.of(new OptimizerSpec.Sgd(0, 0), store, scales);
    gradients(store, 1, 1);
    update.apply(0.5, 1);
    assertThat(value(store, WEIGHT)).isCloseTo(0.5, CLOSE);
    assertThat(value(store, BIAS)).isCloseTo(0.95, CLOSE);
  }
}
