package mobilenet.train.trainer;

import java.util.Optional;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.LastBatch;
import mobilenet.data.loader.LoaderOptions;
import mobilenet.data.loader.Replay;
import mobilenet.image.Preprocessing;
import mobilenet.train.recipe.Recipe;

/** The loaders of a run, which the caller closes. */
public final class Loaders {
  /** Of a batch that is not learnt from. */
  private static final long INPUT_BYTES = 64L << 20;

  private static final int MOST_IMAGES = 250;
  // Keeps a data set of Fashion-MNIST's size decoded (141 MB as RGB).
  private static final long CACHE_BYTES = 256L << 20;

  private Loaders() {}

  /** Shuffled and augmented. A short last batch is left out, unless it is the only one. */
  public static BatchLoader training(RunPlan plan) {
    return training(plan, Optional.empty());
  }

  /**
   * As {@link #training(RunPlan)}, with views that were recorded.
   *
   * @param replay of the plan's images; empty for views of the loader's own
   */
  static BatchLoader training(RunPlan plan, Optional<Replay> replay) {
    return new BatchLoader(
        plan.training(), transform(plan), plan.trainingPart(), options(plan, lastOf(plan)), replay);
  }

  /** As {@link #training(RunPlan, Optional)}, of images of several sources. */
  static BatchLoader mixed(RunPlan plan, MixedImages mixed, Optional<Replay> replay) {
    return new BatchLoader(mixed.images(), mixed.order(plan, replay), options(plan, lastOf(plan)));
  }

  /**
   * As {@link #training(RunPlan)}, and a short last batch behind the others. However many images
   * cannot be read, they are told by their batch alone: who answers for one needs no other.
   */
  static BatchLoader all(RunPlan plan) {
    return new BatchLoader(
        plan.training(),
        transform(plan),
        plan.trainingPart(),
        options(plan, LastBatch.KEEP).withMaxFailedFraction(1),
        Optional.empty());
  }

  /** As {@link #all(RunPlan)}, of one source, a pass an epoch. */
  static BatchLoader all(RunPlan plan, MixedImages mixed, int source) {
    return new BatchLoader(
        mixed.images(),
        mixed.order(plan, Optional.empty()).passes(source),
        options(plan, LastBatch.KEEP).withMaxFailedFraction(1));
  }

  /** Batches of an epoch of {@link #training(RunPlan)}. */
  static int steps(RunPlan plan) {
    return Math.max(1, plan.trainingPart().size() / plan.recipe().optimisation().batch());
  }

  private static LastBatch lastOf(RunPlan plan) {
    boolean one = plan.trainingPart().size() < plan.recipe().optimisation().batch();
    return one ? LastBatch.KEEP : LastBatch.DROP;
  }

  private static SampleTransform transform(RunPlan plan) {
    Recipe recipe = plan.recipe();
    return new SampleTransform(recipe.augmentation(), recipe.input().preprocessing());
  }

  private static LoaderOptions options(RunPlan plan, LastBatch last) {
    return LoaderOptions.training(
            plan.recipe().optimisation().batch(), plan.seed(), plan.options().loaderThreads())
        .withCacheBytes(CACHE_BYTES)
        .withLastBatch(last);
  }

  /** The images held out, each once, as they are. */
  public static BatchLoader validation(RunPlan plan) {
    SampleTransform transform =
        new SampleTransform(Augmentation.NONE, plan.recipe().input().preprocessing());
    return new BatchLoader(
        plan.validation(),
        transform,
        plan.validationPart(),
        LoaderOptions.evaluation(
            imagesAtOnce(transform.preprocessing()), plan.options().loaderThreads()));
  }

  /**
   * Images of a batch that is not learnt from. Large ones are fewer, whatever the recipe's batch
   * is: who has lowered that for want of memory needs this bounded, too.
   */
  static int imagesAtOnce(Preprocessing preprocessing) {
    long fitting = INPUT_BYTES / ((long) preprocessing.length() * Float.BYTES);
    return (int) Math.max(1, Math.min(fitting, MOST_IMAGES));
  }
}
