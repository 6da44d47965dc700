package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Lowering;
import mobilenet.json.JsonFields;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.torch.ExtractedNetwork;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingSetup;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SuperNetworkTest {
  private static final long SEED = 20261126;
  private static final int IMAGES = 16;
  private static final int SIZE = 16;
  private static final int CLASSES = 10;

  private final float[] images = images(1);
  private final int[] labels = labels();
  private final float[] targets = targets();

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  private static float[] images(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] images = new float[IMAGES * SIZE * SIZE];
    for (int i = 0; i < images.length; i++) {
      // A pattern for each class, and noise.
      int image = i / (SIZE * SIZE);
      images[i] = (float) (random.nextGaussian() + 2 * Math.sin(0.2 * (image % CLASSES + 1) * i));
    }
    return images;
  }

  private static int[] labels() {
    int[] labels = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = i % CLASSES;
    }
    return labels;
  }

  private static float[] targets() {
    float[] targets = new float[IMAGES * CLASSES];
    for (int i = 0; i < IMAGES; i++) {
      targets[i * CLASSES + i % CLASSES] = 1;
    }
    return targets;
  }

  private static Recipe recipe() {
    return Recipes.named("fashion-mnist-search");
  }

  private static SearchSpace space() throws IOException {
    return ShippedSpaces.get("tiny-uib").suited(1, SIZE, CLASSES);
  }

  @Test
  void aSpaceOfOneNetworkTrainsAsTheNetworkDoesAlone() throws Exception {
    SearchSpace tiny = space();
    Architecture network = tiny.architecture(tiny.sample(new SplittableRandom(SEED)));
    SearchSpace one =
        SearchSpace.of(JsonFields.root(ArchitectureDocument.toJson(network), "one.json"));
    Genotype only = new Genotype(List.of());
    try (SuperNetwork shared = SuperNetwork.of(one, recipe(), SEED);
        TorchTrainer alone =
            new TorchTrainer(
                TrainingSetup.of(recipe(), network, TrainingSetup.LayerRules.ALL),
                Initialisation.draw(Lowering.lower(network), SEED))) {
      for (int i = 0; i < 5; i++) {
        assertThat(shared.train(only, images, targets, 0.01, i))
            .isEqualTo(alone.step(images, targets, IMAGES, 0.01, i));
      }
      Map<String, float[]> expected = alone.state();
      shared
          .state()
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
    }
  }

  @Test
  void allNetworksLearnAndCanBeExtracted() throws Exception {
    SearchSpace space = space();
    SplittableRandom random = new SplittableRandom(SEED);
    try (SuperNetwork shared = SuperNetwork.of(space, recipe(), SEED)) {
      for (int i = 0; i < 150; i++) {
        shared.train(space.sample(random), images, targets, 0.005, i);
      }
      assertThat(shared.steps()).isEqualTo(150);
      Map<String, float[]> before = shared.state();
      for (int i = 0; i < 3; i++) {
        Genotype network = space.sample(random);
        assertThat(shared.accuracy(network, images, labels)).isGreaterThan(0.5);
        try (ExtractedNetwork extracted = shared.extract(network)) {
          extracted.recalibrate(images, IMAGES);
          float[] logits = extracted.logits(images, IMAGES);
          assertThat((double) Top1.correct(logits, labels) / IMAGES).isGreaterThan(0.5);
          // The ordinary network of that architecture, with weights by timm's keys.
          Architecture architecture = space.architecture(network);
          try (TorchTrainer ordinary =
              new TorchTrainer(
                  TrainingSetup.of(recipe(), architecture, TrainingSetup.LayerRules.ALL),
                  extracted.weights())) {
            assertThat(ordinary.logits(images, IMAGES)).containsExactly(logits, within(1e-5f));
          }
        }
      }
      Map<String, float[]> after = shared.state();
      before.forEach((name, values) -> assertThat(after.get(name)).as(name).isEqualTo(values));
    }
  }

  /** Two genotypes of one network: a row that is present twice has two places. */
  @Test
  void goesOnWithTheSameBits() throws Exception {
    SearchSpace space = space();
    Map<String, float[]> halfway = new LinkedHashMap<>();
    Map<String, float[]> whole;
    List<Genotype> networks = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 10; i++) {
      networks.add(space.sample(random));
    }
    try (SuperNetwork shared = SuperNetwork.of(space, recipe(), SEED)) {
      for (int i = 0; i < 10; i++) {
        if (i == 6) {
          halfway.putAll(shared.state());
        }
        shared.train(networks.get(i), images, targets, 0.01, i);
      }
      whole = shared.state();
    }
    try (SuperNetwork shared = SuperNetwork.of(space, recipe(), SEED + 1)) {
      shared.restore(halfway, 6);
      for (int i = 6; i < 10; i++) {
        shared.train(networks.get(i), images, targets, 0.01, i);
      }
      shared
          .state()
          .forEach((name, values) -> assertThat(values).as(name).isEqualTo(whole.get(name)));
    }
  }

  /** Live native objects, whose memory would grow with them. */
  @Test
  void memoryIsFlatOverManySteps() throws Exception {
    SearchSpace space = space();
    SplittableRandom random = new SplittableRandom(SEED);
    try (SuperNetwork shared = SuperNetwork.of(space, recipe(), SEED)) {
      long[] pointers = new long[2];
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 250; i++) {
          Genotype network = space.sample(random);
          shared.train(network, images, targets, 0.001, i);
          shared.accuracy(network, images, labels);
        }
        try (ExtractedNetwork extracted = shared.extract(space.sample(random))) {
          extracted.recalibrate(images, IMAGES);
        }
        pointers[round] = Pointer.totalCount();
      }
      assertThat(pointers[1]).isLessThanOrEqualTo(pointers[0]);
    }
  }

  @Test
  void weightsOfAnExtractedNetworkNeedStatistics() throws Exception {
    SearchSpace space = space();
    try (SuperNetwork shared = SuperNetwork.of(space, recipe(), SEED);
        ExtractedNetwork extracted = shared.extract(space.sample(new SplittableRandom(SEED)))) {
      assertThatThrownBy(extracted::weights).hasMessageContaining("recalibrate it first");
      assertThatThrownBy(() -> extracted.recalibrate(images, 1))
          .hasMessageContaining("give 2 or more at once");
      extracted.recalibrate(images, IMAGES);
      WeightSource weights = extracted.weights();
      assertThat(weights.read("bn1.running_var")).doesNotContain(0f);
    }
  }
}
