package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mobilenet.architecture.Catalogue;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.LabelledImage;
import mobilenet.data.Split;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.Crop;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.image.Interpolation;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Optimisation;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Provenance;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import org.assertj.core.api.Assertions;

/** Small runs on the committed slice of Fashion-MNIST. */
final class Runs {
  private static final Path SLICE = Path.of("src/test/resources/fashion-mnist-slice");

  private Runs() {}

  static ImageDataset slice() throws IOException {
    return ImageDatasets.open(SLICE, Split.TRAIN);
  }

  /** The smallest network of the catalogue at 32 pixels. */
  static Recipe recipe(int epochs) {
    Recipe tiny = Recipes.named("fashion-mnist-tiny");
    return new Recipe(
        new Provenance("slice", "Nothing: a test.", Recipe.NOT_RUN),
        Catalogue.get("mobilenetv4_conv_small_035"),
        new Recipe.Input(1, 32, Interpolation.BILINEAR, 1, List.of(0.286), List.of(0.353)),
        new Recipe.Regularisation(0.1, 0.05, 0.1),
        new Optimisation(
            epochs,
            32,
            1,
            Precision.FLOAT32,
            new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.05),
            tiny.withRate(0.004).withEpochs(epochs).optimisation().schedule(),
            Optional.of(new AverageSpec(0.98, true)),
            Optional.of(5.0)),
        new ObjectiveSpec.Labels(0.1),
        new Augmentation(
            new Crop.PadAndCrop(2),
            0.5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }

  static RunPlan plan(Recipe recipe, ImageDataset dataset, Duration saveEvery) {
    HoldOut parts = HoldOut.of(dataset, Selection.all(dataset.size()), 0.2, 0);
    return new RunPlan(
        recipe,
        dataset,
        parts.training(),
        dataset,
        parts.validation(),
        dataset.classNames(),
        3,
        new RunPlan.Options(1, saveEvery));
  }

  /** The same images under labels that mean nothing. */
  static ImageDataset permuted(ImageDataset dataset, long seed) {
    int[] labels = new int[dataset.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = dataset.get(i).label();
    }
    Random random = new Random(seed);
    for (int i = labels.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int label = labels[i];
      labels[i] = labels[other];
      labels[other] = label;
    }
    return new ImageDataset() {
      @Override
      public int size() {
        return dataset.size();
      }

      @Override
      public List<String> classNames() {
        return dataset.classNames();
      }

      @Override
      public LabelledImage get(int index) {
        LabelledImage image = dataset.get(index);
        return new LabelledImage(image.name(), labels[index], image.source());
      }
    };
  }

  /** A notice that no test waits for. */
  static void unexpected(String notice) {
    Assertions.fail(notice);
  }

  /** Hears nothing. */
  static class Silent implements RunListener {
    @Override
    public void started(long batches, long done) {}

    @Override
    public void step(StepReport report) {}

    @Override
    public void epoch(EpochMetrics report) throws IOException {}
  }
}
