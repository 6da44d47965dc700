package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.Head;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.Stage;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.testing.SmallNetworks;
import mobilenet.train.optimizer.Initialisation;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every kind of block against central differences, in double precision. */
class GradientTest {
  private static final long SEED = 20261124;
  private static final int BATCH = 4;
  private static final int SIZE = 16;

  @BeforeAll
  static void load() throws Exception {
    LibTorch.load();
  }

  /** Small, so that hardly any ReLU has its kink within it. */
  private static final double STEP = 1e-8;

  /** Of the gradient's length. */
  private static final double TOLERANCE = 1e-5;

  /**
   * Stem, one block and head for every kind of block in the networks: deep networks in training are
   * too curved for differences.
   */
  static Map<String, Architecture> blocks() {
    Map<String, Architecture> blocks = new TreeMap<>();
    SmallNetworks.all()
        .forEach(
            (name, network) -> {
              for (Stage stage : network.stages()) {
                for (Stage.Row row : stage.rows()) {
                  BlockSpec block = row.spec();
                  String conventions = network.conventions().toString();
                  String kind =
                      block.typeName()
                          + " "
                          + block.activation()
                          + " stride "
                          + block.stride()
                          + (block.squeezeRatio() > 0 ? " with SE" : "")
                          + ", "
                          + conventions;
                  blocks.put(kind, network.withStages(stages(block)));
                }
              }
            });
    return blocks;
  }

  /** Attention keeps its channels, so it needs a block before it that makes them. */
  private static List<Stage> stages(BlockSpec block) {
    return block instanceof MobileAttention
        ? List.of(
            Stage.of(new ConvNormAct(3, 2, block.outChannels(), Activation.SWISH)), Stage.of(block))
        : List.of(Stage.of(block));
  }

  static Stream<String> kinds() {
    return blocks().entrySet().stream()
        .filter(entry -> !(entry.getValue().head() instanceof Head.FeatureMap))
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @SuppressWarnings("try") // Scopes act by being there.
  void agreesWithFiniteDifferences(String kind) {
    Architecture architecture = Objects.requireNonNull(blocks().get(kind)).withResolution(SIZE);
    Graph graph = Lowering.lower(architecture);
    try (PointerScope scope = new PointerScope()) {
      Loss loss = new Loss(architecture, graph, new Random(SEED));
      loss.backward();
      for (String key : loss.store.trainableKeys()) {
        double expected = loss.difference(key);
        double actual = loss.alongDirection(key);
        assertThat(Math.abs(actual - expected))
            .as("%s of %s, seed %d: %s and %s", key, kind, SEED, actual, expected)
            .isLessThan(TOLERANCE * (1 + loss.gradientLength(key)));
      }
    }
  }

  /** A random weighting of the logits, and a random direction for each parameter. */
  private static final class Loss {
    final ParameterStore store;
    private final TorchNetwork network;
    private final Tensor image;
    private final Tensor weighting;
    private final Random random;
    private Tensor direction = new Tensor();

    Loss(Architecture architecture, Graph graph, Random random) {
      this.random = random;
      Map<String, mobilenet.weights.Tensor> drawn = Initialisation.draw(graph, SEED).tensors();
      store = StoreScope.store(graph, ScalarType.Double, parameter -> perturbed(parameter, drawn));
      network = new TorchNetwork(graph, store, NetworkOptions.PLAIN);
      int channels = architecture.input().channels();
      image = normal(BATCH, channels, SIZE, SIZE);
      weighting = normal(BATCH, architecture.classes());
    }

    /** Norms and layer scales away from their special values 1, 0 and 1e-5. */
    private float[] perturbed(Parameter parameter, Map<String, mobilenet.weights.Tensor> drawn) {
      float[] values = Objects.requireNonNull(drawn.get(parameter.key())).data().clone();
      for (int i = 0; i < values.length; i++) {
        switch (parameter.kind()) {
          case WEIGHT -> {}
          case LAYER_SCALE -> values[i] = 0.5f + 0.5f * random.nextFloat();
          default -> values[i] += 0.3f * random.nextFloat();
        }
      }
      return values;
    }

    private Tensor normal(long... shape) {
      int length = 1;
      for (long size : shape) {
        length *= (int) size;
      }
      double[] values = new double[length];
      for (int i = 0; i < length; i++) {
        values[i] = random.nextGaussian();
      }
      return Tensor.create(values, shape);
    }

    private Tensor value() {
      return torch.mul(network.forward(image, Pass.TRAIN), weighting).sum();
    }

    void backward() {
      store.gradients().zero_();
      value().backward();
    }

    @SuppressWarnings("try")
    double difference(String key) {
      Parameter parameter = store.parameter(key);
      direction = normal(parameter.shape().stream().mapToLong(Integer::longValue).toArray());
      try (PointerScope own = new PointerScope()) {
        Tensor weights = store.get(parameter).detach();
        Update.add(weights, direction, STEP);
        double above = value().item_double();
        Update.add(weights, direction, -2 * STEP);
        double below = value().item_double();
        Update.add(weights, direction, STEP);
        return (above - below) / (2 * STEP);
      }
    }

    @SuppressWarnings("try")
    double alongDirection(String key) {
      try (PointerScope own = new PointerScope()) {
        return torch.mul(store.gradient(key), direction).sum().item_double();
      }
    }

    @SuppressWarnings("try")
    double gradientLength(String key) {
      try (PointerScope own = new PointerScope()) {
        return torch.linalg_vector_norm(store.gradient(key)).item_double();
      }
    }
  }
}
