package mobilenet.train.torch;

import static mobilenet.train.torch.SharedWeights.ADAM_W;
import static mobilenet.train.torch.SharedWeights.IMAGES;
import static mobilenet.train.torch.SharedWeights.NARROW;
import static mobilenet.train.torch.SharedWeights.WIDE;
import static mobilenet.train.torch.SharedWeights.images;
import static mobilenet.train.torch.SharedWeights.initial;
import static mobilenet.train.torch.SharedWeights.setup;
import static mobilenet.train.torch.SharedWeights.targets;
import static mobilenet.train.torch.SharedWeights.trainer;
import static mobilenet.train.torch.SharedWeights.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks on windows of shared weights. */
@SuppressWarnings("try") // Scopes act by being there.
class SharedTrainerTest {
  private static final OptimizerSpec PLAIN_SGD = new OptimizerSpec.Sgd(0.9, 0.01);

  /** Without momentum, the gradients that a step leaves are its own and the decay. */
  private static final OptimizerSpec NO_MOMENTUM = new OptimizerSpec.Sgd(0, 0.01);

  private final float[] images = images(5);
  private final float[] targets = targets();

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  private static TrainingSetup withAverage(TrainingSetup setup) {
    return new TrainingSetup(
        setup.architecture(),
        setup.objective(),
        setup.regularisation(),
        setup.optimizer(),
        Optional.of(new AverageSpec(0.9, true)),
        setup.clipNorm(),
        setup.precision(),
        2,
        setup.layers());
  }

  static Stream<TrainingSetup> setups() {
    return Stream.of(PLAIN_SGD, new OptimizerSpec.RmsPropTf(0.9, 0.9, 1e-3, 1e-4), ADAM_W)
        .map(optimizer -> setup(NARROW, optimizer))
        .flatMap(setup -> Stream.of(setup, withAverage(setup)));
  }

  @ParameterizedTest
  @MethodSource("setups")
  void oneNetworkThatHasAllWeightsTrainsAsAloneBitByBit(TrainingSetup setup) throws IOException {
    try (TorchTrainer alone = new TorchTrainer(setup, initial(NARROW));
        SharedTrainer shared = trainer(NARROW, setup)) {
      SharedNetwork network = window(NARROW);
      for (int i = 0; i < 4; i++) {
        StepResult expected = alone.step(images, targets, IMAGES, 0.01, i);
        assertThat(shared.step(network, images, targets, 0.01, i)).isEqualTo(expected);
      }
      assertThat(shared.updates()).isEqualTo(alone.updates());
      Map<String, float[]> state = shared.state();
      Map<String, float[]> expected = alone.state();
      assertThat(state.keySet()).isEqualTo(expected.keySet());
      state.forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
    }
  }

  /** The weights of a narrow network as its own, which the wide one's leading parts are. */
  private static MapWeights sliced(Architecture narrow, MapWeights wide) {
    Map<String, Tensor> slices = new LinkedHashMap<>();
    Lowering.lower(narrow)
        .parameters()
        .forEach(
            (key, parameter) -> {
              Tensor whole = wide.tensor(key);
              float[] part = new float[parameter.elementCount()];
              for (int i = 0; i < part.length; i++) {
                part[i] = whole.data()[position(i, parameter.shape(), whole.shape())];
              }
              slices.put(key, new Tensor(parameter.shape(), part));
            });
    return new MapWeights(slices);
  }

  private static int position(int index, List<Integer> shape, List<Integer> whole) {
    int position = 0;
    int stride = 1;
    int rest = index;
    for (int d = shape.size() - 1; d >= 0; d--) {
      position += rest % shape.get(d) * stride;
      rest /= shape.get(d);
      stride *= whole.get(d);
    }
    return position;
  }

  @ParameterizedTest
  @MethodSource("setups")
  void aPartLearnsAsANetworkOfItsOwn(TrainingSetup setup) throws IOException {
    try (TorchTrainer alone = new TorchTrainer(setup, sliced(NARROW, initial(WIDE)));
        SharedTrainer shared = trainer(WIDE, setup)) {
      SharedNetwork network = window(NARROW);
      for (int i = 0; i < 3; i++) {
        double expected = alone.step(images, targets, IMAGES, 0.01, i).loss();
        assertThat(shared.step(network, images, targets, 0.01, i).loss())
            .isCloseTo(expected, within(1e-5));
      }
      try (ExtractedNetwork extracted = shared.extract(network)) {
        extracted.recalibrate(images, IMAGES);
        WeightSource weights = extracted.weights();
        for (String key :
            List.of("blocks.2.0.pw_exp.conv.weight", "classifier.weight", "bn1.bias")) {
          assertThat(weights.read(key)).containsExactly(alone.weights().read(key), within(1e-5f));
        }
      }
    }
  }

  /** Elements of a flat tensor that belong to a network. */
  private static boolean[] inside(ParameterStore store, Architecture network) {
    Map<String, Parameter> own = Lowering.lower(network).parameters();
    boolean[] inside = new boolean[(int) store.trainable().numel()];
    int offset = 0;
    for (String key : store.trainableKeys()) {
      Parameter whole = store.parameter(key);
      List<Integer> part =
          Objects.requireNonNull(own.get(key.substring("shared.".length()))).shape();
      List<Integer> shape = whole.shape();
      int elements = whole.elementCount();
      for (int i = 0; i < elements; i++) {
        // Convolutions lie channels-last.
        inside[offset + i] =
            shape.size() == 4
                ? i % shape.get(1) < part.get(1) && i / (elements / shape.get(0)) < part.get(0)
                : i / (elements / shape.get(0)) < part.get(0)
                    && (shape.size() == 1 || i % shape.get(1) < part.get(1));
      }
      offset += elements;
    }
    return inside;
  }

  private static void assertZeroOutside(float[] values, boolean[] inside) {
    int within = 0;
    int outside = 0;
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        within += values[i] != 0 ? 1 : 0;
      } else {
        outside += values[i] != 0 ? 1 : 0;
      }
    }
    assertThat(outside).isZero();
    assertThat(within).isGreaterThan(inside.length / 20);
  }

  /** The optimiser has added the decay to the gradients when a step ends. */
  @Test
  void gradientsAndDecayAreZeroOutsideTheWindow() throws IOException {
    try (PointerScope scope = new PointerScope();
        SharedTrainer trainer = trainer(WIDE, setup(WIDE, NO_MOMENTUM))) {
      trainer.step(window(WIDE), images, targets, 0.01, 0);
      boolean[] inside = inside(trainer.store(), NARROW);
      float[] before = Tensors.read(trainer.store().gradients());
      assertThatThrownBy(() -> assertZeroOutside(before, inside))
          .isInstanceOf(AssertionError.class);
      trainer.step(window(NARROW), images, targets, 0.01, 1);
      assertZeroOutside(Tensors.read(trainer.store().gradients()), inside);
    }
  }

  @Test
  void weightsOutsideTheWindowStayWhereNothingHasMovedThemBefore() throws IOException {
    try (PointerScope scope = new PointerScope();
        SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W))) {
      boolean[] inside = inside(trainer.store(), NARROW);
      float[] before = Tensors.read(trainer.store().trainable());
      for (int i = 0; i < 3; i++) {
        trainer.step(window(NARROW), images, targets, 0.01, i);
      }
      float[] moved = Tensors.read(trainer.store().trainable());
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= before[i];
      }
      assertZeroOutside(moved, inside);
    }
  }

  @Test
  void whatIsNoPartIsRefused() throws IOException {
    try (SharedTrainer trainer = trainer(NARROW, setup(NARROW, ADAM_W))) {
      SharedNetwork wide = window(WIDE);
      assertThatThrownBy(() -> trainer.step(wide, images, targets, 0.01, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no part of the shared shared.");
      assertThatThrownBy(
              () -> new SharedNetwork(NARROW, Lowering.lower(NARROW), Map.of("conv_stem", "x")))
          .hasMessageContaining("a shared key for each parameter");
    }
  }

  @Test
  void goesOnWithTheSameBits() throws IOException {
    Map<String, float[]> halfway = new LinkedHashMap<>();
    Map<String, float[]> whole;
    List<SharedNetwork> networks = List.of(window(WIDE), window(NARROW));
    try (SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W))) {
      for (int i = 0; i < 8; i++) {
        if (i == 4) {
          halfway.putAll(trainer.state());
        }
        trainer.step(networks.get(i % 2), images, targets, 0.01, i);
      }
      whole = trainer.state();
    }
    try (SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W))) {
      trainer.restore(halfway, 4);
      for (int i = 4; i < 8; i++) {
        trainer.step(networks.get(i % 2), images, targets, 0.01, i);
      }
      trainer.state().forEach((name, values) -> assertThat(values).isEqualTo(whole.get(name)));
      assertThat(Arrays.equals(halfway.get("weights"), whole.get("weights"))).isFalse();
    }
  }
}
