package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingSetup.LayerRules;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks on windows of shared weights. The shared ones here are those of a wider network. */
@SuppressWarnings("try") // Scopes act by being there.
class SharedTrainerTest {
  private static final int SIZE = 32;
  private static final int IMAGES = 8;
  private static final int CLASSES = 3;
  private static final Architecture WIDE = network(0.5);
  private static final Architecture NARROW = network(0.25);
  private static final OptimizerSpec PLAIN_SGD = new OptimizerSpec.Sgd(0.9, 0.01);

  /** Without momentum, the gradients that a step leaves are its own and the decay. */
  private static final OptimizerSpec NO_MOMENTUM = new OptimizerSpec.Sgd(0, 0.01);

  private static final OptimizerSpec ADAM_W = new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.5);

  private final float[] images = images(5);
  private final float[] targets = targets();

  private static Architecture network(double width) {
    return Catalogue.get("mobilenetv4_conv_small_035")
        .withWidth(width)
        .withClasses(CLASSES)
        .withResolution(SIZE);
  }

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  private static float[] images(long seed) {
    Random random = new Random(seed);
    float[] images = new float[IMAGES * SIZE * SIZE * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return images;
  }

  private static float[] targets() {
    float[] targets = new float[IMAGES * CLASSES];
    for (int i = 0; i < IMAGES; i++) {
      targets[i * CLASSES + i % CLASSES] = 1;
    }
    return targets;
  }

  private static TrainingSetup setup(Architecture architecture, OptimizerSpec optimizer) {
    return new TrainingSetup(
        architecture,
        new ObjectiveSpec.Labels(0),
        new Recipe.Regularisation(0.1, 0.1, 0.1),
        optimizer,
        Optional.empty(),
        Optional.of(5.0),
        Precision.FLOAT32,
        1,
        LayerRules.ALL);
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

  private static String shared(String key) {
    return "shared." + key;
  }

  private static Collection<Parameter> shared(Architecture architecture) {
    return Lowering.lower(architecture).parameters().values().stream()
        .map(p -> new Parameter(shared(p.key()), p.shape(), p.kind()))
        .toList();
  }

  private static SharedNetwork window(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    return new SharedNetwork(
        architecture,
        graph,
        graph.parameters().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), SharedTrainerTest::shared)));
  }

  private static MapWeights initial(Architecture architecture) {
    return Initialisation.draw(Lowering.lower(architecture), 1);
  }

  private static SharedTrainer trainer(Architecture whole, TrainingSetup setup) throws IOException {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    initial(whole).tensors().forEach((key, tensor) -> weights.put(shared(key), tensor));
    return new SharedTrainer(setup, shared(whole), new MapWeights(weights));
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
  void anExtractedNetworkIsThePathOfTheSharedWeights() throws IOException {
    SharedNetwork network = window(NARROW);
    try (PointerScope scope = new PointerScope();
        SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W))) {
      for (int i = 0; i < 3; i++) {
        trainer.step(network, images, targets, 0.01, i);
      }
      try (ExtractedNetwork extracted = trainer.extract(network)) {
        extracted.recalibrate(images(6), IMAGES);
        extracted.recalibrate(images(7), IMAGES);
        WeightSource weights = extracted.weights();
        // The path by the same statistics.
        Windows windows = new Windows(network, trainer.store());
        for (Parameter parameter : network.graph().parameters().values()) {
          if (!parameter.kind().isLearnt()) {
            windows
                .get(parameter)
                .copy_(
                    Tensors.of(
                        weights.read(parameter.key()), parameter.shape().get(0).longValue()));
          }
        }
        TorchNetwork path = new TorchNetwork(network.graph(), windows, NetworkOptions.PLAIN);
        float[] expected =
            Tensors.read(
                path.forward(new BatchTensors(NARROW).images(images, 0, IMAGES), Pass.EVALUATE)
                    .detach());
        assertThat(extracted.logits(images, IMAGES)).containsExactly(expected, within(1e-5f));
        // An ordinary trainer reads the same network.
        try (TorchTrainer ordinary = new TorchTrainer(setup(NARROW, ADAM_W), weights)) {
          assertThat(ordinary.logits(images, IMAGES)).containsExactly(expected, within(1e-5f));
        }
      }
    }
  }

  /** Computed anew from the stem's feature map. */
  @Test
  void statisticsAreTheMeanOverBatches() throws IOException {
    SharedNetwork network = window(NARROW);
    try (SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W));
        ExtractedNetwork extracted = trainer.extract(network)) {
      double[] mean = new double[stemChannels(network.graph())];
      double[] variance = new double[mean.length];
      for (int seed = 6; seed < 9; seed++) {
        extracted.recalibrate(images(seed), IMAGES);
        addStatistics(network.graph(), extracted.weights(), images(seed), mean, variance);
      }
      WeightSource weights = extracted.weights();
      for (int c = 0; c < mean.length; c++) {
        assertThat((double) weights.read("bn1.running_mean")[c])
            .isCloseTo(mean[c] / 3, within(1e-5));
        assertThat((double) weights.read("bn1.running_var")[c])
            .isCloseTo(variance[c] / 3, within(1e-4 * variance[c]));
      }
    }
  }

  private static int stemChannels(Graph graph) {
    return ((Op.Convolution) graph.nodes().get(1).op()).outChannels();
  }

  private static void addStatistics(
      Graph graph, WeightSource weights, float[] images, double[] mean, double[] variance)
      throws IOException {
    try (PointerScope scope = new PointerScope()) {
      ParameterStore store = new ParameterStore(graph, p -> true, ScalarType.Float);
      for (Parameter parameter : graph.parameters().values()) {
        store.set(parameter, weights.read(parameter.key()));
      }
      new TorchNetwork(graph, store, NetworkOptions.PLAIN)
          .forward(
              new BatchTensors(NARROW).images(images, 0, IMAGES),
              Pass.EVALUATE,
              (node, value) -> {
                if (node.name().equals("conv_stem")) {
                  add(Tensors.read(value), mean, variance);
                }
              });
    }
  }

  /** Of N×C×H×W: means, and variances with the divisor that PyTorch has for running ones. */
  private static void add(float[] values, double[] mean, double[] variance) {
    int channels = mean.length;
    int pixels = values.length / IMAGES / channels;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double squares = 0;
      for (int n = 0; n < IMAGES; n++) {
        for (int p = 0; p < pixels; p++) {
          double value = values[(n * channels + c) * pixels + p];
          sum += value;
          squares += value * value;
        }
      }
      int count = IMAGES * pixels;
      mean[c] += sum / count;
      variance[c] += (squares - sum * sum / count) / (count - 1);
    }
  }

  @Test
  void batchStatisticsChangeNothingAndAreThoseOfTraining() throws IOException {
    SharedNetwork network = window(NARROW);
    try (PointerScope scope = new PointerScope();
        SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W));
        ExtractedNetwork extracted = trainer.extract(network)) {
      Map<String, float[]> before = trainer.state();
      float[] logits = trainer.logits(network, images, IMAGES);
      assertThat(trainer.state().get("buffers")).isEqualTo(before.get("buffers"));
      assertThat(trainer.logits(network, images, IMAGES)).isEqualTo(logits);
      assertThatThrownBy(() -> extracted.logits(images, IMAGES))
          .hasMessageContaining("recalibrate");
      TorchNetwork path =
          new TorchNetwork(
              network.graph(), new Windows(network, trainer.store()), NetworkOptions.PLAIN);
      float[] training =
          Tensors.read(
              path.forward(new BatchTensors(NARROW).images(images, 0, IMAGES), Pass.TRAIN)
                  .detach());
      assertThat(logits).containsExactly(training, within(1e-6f));
      assertThat(trainer.state().get("buffers")).isNotEqualTo(before.get("buffers"));
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
