package mobilenet.search.distillation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.LabelShare;
import mobilenet.data.loader.Selection;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.SourceSpec;
import mobilenet.train.recipe.SourceSpec.Images;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.RunPlan;

/**
 * The runs of an experiment. All have one recipe, and all but the compute-matched one as many
 * updates: only what is learnt differs.
 *
 * @param recipe of a student that learns from labels; without mixing of images, so that answers can
 *     be shuffled within classes
 * @param dataset the training split
 * @param labels share of the images not held out that have one, above 0 up to 1
 * @param share those with labels, and those that are shown without
 * @param heldOut images to choose by
 * @param matchedEpochs of the compute-matched setting
 * @param poolRatio views of images without labels to those with, above 0
 * @param options what does not change the result
 */
public record StudentPlans(
    Recipe recipe,
    ImageDataset dataset,
    double labels,
    LabelShare share,
    Selection heldOut,
    int matchedEpochs,
    double poolRatio,
    RunPlan.Options options) {
  private static final String LABELLED = "labelled";
  private static final String POOL = "pool";

  /** Checks the recipe. */
  public StudentPlans {
    if (recipe.objective() instanceof ObjectiveSpec.Distillation) {
      throw new IllegalArgumentException(
          "the recipe "
              + recipe.name()
              + " must be one for labels alone; the settings decide about a teacher");
    }
    if (recipe.augmentation().mixing().isPresent()) {
      throw new IllegalArgumentException(
          "the recipe "
              + recipe.name()
              + " must not mix images, as answers could not be shuffled within a class");
    }
    if (!(poolRatio > 0 && poolRatio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the ratio of the pool must be above 0, given " + poolRatio);
    }
  }

  /**
   * The run of a setting and seed.
   *
   * @throws IllegalArgumentException if the setting shows images without labels, and there are none
   */
  public RunPlan plan(Setting setting, long seed) {
    return new RunPlan(
        recipe(setting),
        dataset,
        share.labelled(),
        dataset,
        heldOut,
        dataset.classNames(),
        seed,
        options);
  }

  /** Epochs of each run of a setting. */
  public int epochs(Setting setting) {
    return setting == Setting.COMPUTE_MATCHED ? matchedEpochs : recipe.optimisation().epochs();
  }

  private Recipe recipe(Setting setting) {
    return switch (setting) {
      case PLAIN -> recipe;
      case COMPUTE_MATCHED -> recipe.withEpochs(epochs(setting));
      case DISTILLED, SHUFFLED -> taught(0);
      case POOL -> {
        requirePool();
        yield taught(poolRatio);
      }
    };
  }

  /** Without a pool, the run would be that of another setting. */
  private void requirePool() {
    if (pool().isEmpty()) {
      throw new IllegalArgumentException(
          "expected images without labels for the setting "
              + Setting.POOL.label()
              + ", given none beside the "
              + share.labelled().size()
              + " that have one; lower the share of labels, or leave the setting out");
    }
  }

  private Recipe taught(double ratio) {
    List<SourceSpec> sources = new ArrayList<>();
    sources.add(new SourceSpec(LABELLED, 1, Images.LABELLED, recipe.augmentation()));
    if (pool().isPresent()) {
      sources.add(new SourceSpec(POOL, ratio, Images.POOL, recipe.augmentation()));
    }
    return recipe.withObjective(ObjectiveSpec.Distillation.MOBILENET_V4.withSources(sources));
  }

  /** The images without labels, if there are any. */
  public Optional<Pool> pool() {
    return share.rest().size() == 0
        ? Optional.empty()
        : Optional.of(Pool.within(dataset, share.rest()));
  }
}
