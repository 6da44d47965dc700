package mobilenet.train.torch;

import static mobilenet.train.torch.SharedWeights.ADAM_W;
import static mobilenet.train.torch.SharedWeights.IMAGES;
import static mobilenet.train.torch.SharedWeights.NARROW;
import static mobilenet.train.torch.SharedWeights.WIDE;
import static mobilenet.train.torch.SharedWeights.images;
import static mobilenet.train.torch.SharedWeights.setup;
import static mobilenet.train.torch.SharedWeights.targets;
import static mobilenet.train.torch.SharedWeights.trainer;
import static mobilenet.train.torch.SharedWeights.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks that are copied out of shared weights. */
@SuppressWarnings("try") // Scopes act by being there.
class ExtractedNetworkTest {
  private final float[] images = images(5);
  private final float[] targets = targets();

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
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

  @Test
  void aShortBatchWeighsAsMuchAsItHasImages() throws IOException {
    SharedNetwork network = window(NARROW);
    int few = 2;
    try (SharedTrainer trainer = trainer(WIDE, setup(WIDE, ADAM_W))) {
      float[] whole = meanOfStem(trainer, network, IMAGES);
      float[] part = meanOfStem(trainer, network, few);
      float[] both = meanOfStem(trainer, network, IMAGES, few);
      for (int c = 0; c < both.length; c++) {
        double expected = (IMAGES * (double) whole[c] + few * (double) part[c]) / (IMAGES + few);
        assertThat((double) both[c]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  private float[] meanOfStem(SharedTrainer trainer, SharedNetwork network, int... counts)
      throws IOException {
    try (ExtractedNetwork extracted = trainer.extract(network)) {
      for (int count : counts) {
        extracted.recalibrate(Arrays.copyOf(images, images.length / IMAGES * count), count);
      }
      return extracted.weights().read("bn1.running_mean");
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
}
