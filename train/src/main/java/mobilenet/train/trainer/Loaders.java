package mobilenet.train.trainer;

import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.LastBatch;
import mobilenet.data.loader.LoaderOptions;
import mobilenet.train.recipe.Recipe;

/** The loaders of a run, which the caller closes. */
public final class Loaders {
  private static final int VALIDATION_BATCH = 250;
  // Keeps a data set of Fashion-MNIST's size decoded (141 MB as RGB).
  private static final long CACHE_BYTES = 256L << 20;

  private Loaders() {}

  /** Shuffled and augmented. A short last batch is left out, unless it is the only one. */
  public static BatchLoader training(RunPlan plan) {
    Recipe recipe = plan.recipe();
    LoaderOptions options =
        LoaderOptions.training(
                recipe.optimisation().batch(), plan.seed(), plan.options().loaderThreads())
            .withCacheBytes(CACHE_BYTES);
    if (plan.trainingPart().size() < recipe.optimisation().batch()) {
      options = options.withLastBatch(LastBatch.KEEP);
    }
    SampleTransform transform =
        new SampleTransform(recipe.augmentation(), recipe.input().preprocessing());
    return new BatchLoader(plan.training(), transform, plan.trainingPart(), options);
  }

  /** The images held out, each once, as they are. */
  public static BatchLoader validation(RunPlan plan) {
    SampleTransform transform =
        new SampleTransform(Augmentation.NONE, plan.recipe().input().preprocessing());
    return new BatchLoader(
        plan.validation(),
        transform,
        plan.validationPart(),
        LoaderOptions.evaluation(VALIDATION_BATCH, plan.options().loaderThreads()));
  }
}
