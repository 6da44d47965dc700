package mobilenet.train.torch;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingSetup.LayerRules;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/** A wide network whose weights are shared, and a narrow one that has a part of them. */
final class SharedWeights {
  static final int SIZE = 32;
  static final int IMAGES = 8;
  static final int CLASSES = 3;
  static final Architecture WIDE = network(0.5);
  static final Architecture NARROW = network(0.25);

  static final OptimizerSpec ADAM_W = new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.5);

  private SharedWeights() {}

  static Architecture network(double width) {
    return Catalogue.get("mobilenetv4_conv_small_035")
        .withWidth(width)
        .withClasses(CLASSES)
        .withResolution(SIZE);
  }

  static float[] images(long seed) {
    Random random = new Random(seed);
    float[] images = new float[IMAGES * SIZE * SIZE * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return images;
  }

  static float[] targets() {
    float[] targets = new float[IMAGES * CLASSES];
    for (int i = 0; i < IMAGES; i++) {
      targets[i * CLASSES + i % CLASSES] = 1;
    }
    return targets;
  }

  static TrainingSetup setup(Architecture architecture, OptimizerSpec optimizer) {
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

  static String shared(String key) {
    return "shared." + key;
  }

  static Collection<Parameter> shared(Architecture architecture) {
    return Lowering.lower(architecture).parameters().values().stream()
        .map(p -> new Parameter(shared(p.key()), p.shape(), p.kind()))
        .toList();
  }

  static SharedNetwork window(Architecture architecture) {
    Graph graph = Lowering.lower(architecture);
    return new SharedNetwork(
        architecture,
        graph,
        graph.parameters().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), SharedWeights::shared)));
  }

  static MapWeights initial(Architecture architecture) {
    return Initialisation.draw(Lowering.lower(architecture), 1);
  }

  static SharedTrainer trainer(Architecture whole, TrainingSetup setup) throws IOException {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    initial(whole).tensors().forEach((key, tensor) -> weights.put(shared(key), tensor));
    return new SharedTrainer(setup, shared(whole), new MapWeights(weights));
  }
}
