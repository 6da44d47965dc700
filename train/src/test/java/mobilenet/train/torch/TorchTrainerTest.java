package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingSetup.LayerRules;
import mobilenet.train.torch.TrainingSetup.NormMode;
import mobilenet.weights.MapWeights;
import mobilenet.weights.RandomWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TorchTrainerTest {
  private static final int SIZE = 32;
  private static final int IMAGES = 8;
  private static final int CLASSES = 3;
  private static final Architecture SMALL =
      Catalogue.get("mobilenetv4_conv_small_035")
          .withWidth(0.25)
          .withClasses(CLASSES)
          .withResolution(SIZE);

  private final float[] images = images(new Random(5));
  private final float[] targets = targets();

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  /** Otherwise all that this thread makes later belongs to what never came to be. */
  @Test
  void whatCannotBeMadeLeavesNothingBehind() throws Exception {
    TrainingSetup setup = setup(LayerRules.ALL);
    WeightSource none = new MapWeights(Map.of());
    long before = Pointer.totalCount();
    assertThatThrownBy(() -> new TorchTrainer(setup, none)).isInstanceOf(Exception.class);
    assertThat(PointerScope.getInnerScope()).isNull();
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    BoundGraph bound = RandomWeights.bind(Lowering.lower(SMALL), 1);
    assertThatThrownBy(() -> TorchInference.ofChannelsLast(bound, new float[5], 1, SMALL.input()))
        .hasMessage("expected 3072 values, given 5");
    assertThat(PointerScope.getInnerScope()).isNull();
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  private static float[] images(Random random) {
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

  private static TrainingSetup setup(LayerRules layers) {
    return new TrainingSetup(
        SMALL,
        new ObjectiveSpec.Labels(0),
        new Recipe.Regularisation(0.1, 0.1, 0.1),
        new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.01),
        Optional.of(new AverageSpec(0.99, true)),
        Optional.of(5.0),
        Precision.FLOAT32,
        1,
        layers);
  }

  private static WeightSource initial() {
    return Initialisation.draw(Lowering.lower(SMALL), 1);
  }

  private StepResult step(TorchTrainer trainer, long seed) {
    return trainer.step(images, targets, IMAGES, 0.003, seed);
  }

  @Test
  void learnsToTellImagesApart() throws IOException {
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      double first = step(trainer, 0).loss();
      for (int i = 1; i < 60; i++) {
        step(trainer, i);
      }
      StepResult last = step(trainer, 60);
      assertThat(last.loss()).isLessThan(0.5 * first);
      assertThat(last.correct()).isGreaterThan(IMAGES / 2);
      assertThat(trainer.updates()).isEqualTo(61);
    }
  }

  @Test
  void continuesWithTheSameBits() throws IOException {
    Map<String, float[]> whole;
    Map<String, float[]> halfway = new LinkedHashMap<>();
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      for (int i = 0; i < 10; i++) {
        if (i == 5) {
          halfway.putAll(trainer.state());
        }
        step(trainer, i);
      }
      whole = trainer.state();
    }
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      trainer.restore(halfway, 5);
      for (int i = 5; i < 10; i++) {
        step(trainer, i);
      }
      trainer
          .state()
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(whole.get(name)));
    }
  }

  @Test
  void refusesTheStateOfAnotherSetup() throws IOException {
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      Map<String, float[]> state = new LinkedHashMap<>(trainer.state());
      state.put("weights", new float[7]);
      assertThatThrownBy(() -> trainer.restore(state, 0))
          .hasMessageStartingWith("the state's weights does not have the ");
      state.remove("weights");
      assertThatThrownBy(() -> trainer.restore(state, 0)).hasMessageContaining("expected [weights");
    }
  }

  /** What was trained answers in the Java runtime as it did in libtorch. */
  @Test
  void weightsWorkInTheRuntime() throws IOException {
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      for (int i = 0; i < 5; i++) {
        step(trainer, i);
      }
      float[] expected = trainer.logits(images, IMAGES);
      Tensor batch = new Tensor(List.of(IMAGES, 3, SIZE, SIZE), nchw(images));
      try (CompiledModel model =
          CompiledModel.compile(
              WeightBinding.bind(SMALL, trainer.weights()), RuntimeOptions.DEFAULT)) {
        float[] actual =
            Objects.requireNonNull(BatchRunner.run(model, batch, List.of("logits")).get("logits"))
                .data();
        for (int i = 0; i < expected.length; i++) {
          assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f * absMax(expected)));
        }
      }
    }
  }

  private static float absMax(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  private static float[] nchw(float[] nhwc) {
    float[] planes = new float[nhwc.length];
    int pixels = SIZE * SIZE;
    for (int n = 0; n < IMAGES; n++) {
      for (int p = 0; p < pixels; p++) {
        for (int c = 0; c < 3; c++) {
          planes[(n * 3 + c) * pixels + p] = nhwc[(n * pixels + p) * 3 + c];
        }
      }
    }
    return planes;
  }

  @Test
  void frozenLayersStayAsTheyAre() throws IOException {
    LayerRules rules =
        new LayerRules(p -> p.key().startsWith("blocks.0."), key -> 1, NormMode.BATCH);
    try (TorchTrainer trainer = new TorchTrainer(setup(rules), initial())) {
      WeightSource before = initial();
      for (int i = 0; i < 3; i++) {
        step(trainer, i);
      }
      WeightSource after = trainer.weights();
      for (String name : before.names()) {
        boolean same = Arrays.equals(before.read(name), after.read(name));
        assertThat(same).as(name).isEqualTo(name.startsWith("blocks.0."));
      }
    }
  }

  @Test
  void theAverageHasFrozenStatisticsToTheBit() throws IOException {
    Random random = new Random(7);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : initial().names()) {
      tensors.put(name, initial().tensor(name));
      if (name.startsWith("bn1.running_")) {
        float[] values = initial().read(name);
        for (int i = 0; i < values.length; i++) {
          values[i] = 0.5f + random.nextFloat();
        }
        tensors.put(name, new Tensor(initial().shape(name), values));
      }
    }
    LayerRules rules = new LayerRules(p -> p.key().startsWith("bn1."), key -> 1, NormMode.BATCH);
    try (TorchTrainer trainer = new TorchTrainer(setup(rules), new MapWeights(tensors))) {
      for (int i = 0; i < 8; i++) {
        step(trainer, i);
      }
      for (String name : List.of("bn1.running_mean", "bn1.running_var")) {
        assertThat(trainer.weights().tensor(name)).as(name).isEqualTo(tensors.get(name));
      }
    }
  }

  @Test
  void normsMayKeepTheirStatistics() throws IOException {
    LayerRules rules = new LayerRules(p -> false, key -> 1, NormMode.RUNNING);
    try (TorchTrainer trainer = new TorchTrainer(setup(rules), initial())) {
      step(trainer, 0);
      for (String name : trainer.weights().names()) {
        if (name.contains("running_")) {
          assertThat(trainer.weights().read(name)).as(name).isEqualTo(initial().read(name));
        }
      }
    }
  }

  @Test
  void namesTheLayerThatIsNotFinite() throws IOException {
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      images[17] = Float.NaN;
      assertThatThrownBy(() -> step(trainer, 0))
          .isInstanceOf(NonFiniteException.class)
          .hasMessage("the loss is not finite: the first such feature map is that of conv_stem");
      assertThat(trainer.updates()).isZero();
    }
  }

  @Test
  void accumulatesWithoutBatchStatistics() throws IOException {
    LayerRules rules = new LayerRules(p -> false, key -> 1, NormMode.RUNNING);
    TrainingSetup base = setup(rules);
    double[] norms = new double[2];
    for (int k = 0; k < 2; k++) {
      TrainingSetup parts =
          new TrainingSetup(
              base.architecture(),
              base.objective(),
              new Recipe.Regularisation(0, 0, 0.1),
              base.optimizer(),
              base.average(),
              base.clipNorm(),
              base.precision(),
              k == 0 ? 1 : 3,
              rules);
      try (TorchTrainer trainer = new TorchTrainer(parts, initial())) {
        norms[k] = step(trainer, 0).gradientNorm();
      }
    }
    assertThat(norms[1]).isCloseTo(norms[0], within(1e-4 * norms[0]));
  }

  @Test
  void gradientsAreReducedOnceAnUpdateAndBeforeClipping() throws IOException {
    double alone;
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      alone = step(trainer, 0).gradientNorm();
    }
    GradientReduction doubled = gradients -> Update.scale(gradients, 2);
    try (TorchTrainer trainer =
        new TorchTrainer(setup(LayerRules.ALL), initial(), Objective.ofTargets(), doubled)) {
      assertThat(step(trainer, 0).gradientNorm()).isCloseTo(2 * alone, withinPercentage(1e-4));
    }
  }

  /** Half the loss has half the gradient. */
  @Test
  void theObjectiveDecidesWhatIsLearnt() throws IOException {
    Objective half =
        (network, part) -> {
          Objective.Loss whole = Objective.ofTargets().loss(network, part);
          try (Scalar factor = new Scalar(0.5)) {
            return new Objective.Loss(whole.value().mul(factor), whole.correct());
          }
        };
    StepResult whole;
    try (TorchTrainer trainer = new TorchTrainer(setup(LayerRules.ALL), initial())) {
      whole = step(trainer, 0);
    }
    try (TorchTrainer trainer =
        new TorchTrainer(setup(LayerRules.ALL), initial(), half, GradientReduction.NONE)) {
      StepResult result = step(trainer, 0);
      assertThat(result.loss()).isCloseTo(whole.loss() / 2, withinPercentage(1e-4));
      assertThat(result.gradientNorm()).isCloseTo(whole.gradientNorm() / 2, withinPercentage(1e-4));
      assertThat(result.correct()).isEqualTo(whole.correct());
    }
  }
}
