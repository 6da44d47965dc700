package mobilenet.train.trainer;

import java.time.Duration;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.data.ImageDataset;
import mobilenet.train.loader.Selection;
import mobilenet.train.recipe.Recipe;

/**
 * What is to be trained on what.
 *
 * @param recipe how
 * @param training data set to learn from
 * @param trainingPart its pictures that are learnt from
 * @param validation data set to choose by; may be the same
 * @param validationPart its pictures that are used, none of {@code trainingPart}
 * @param classNames names that the checkpoint gives its classes
 * @param seed of everything random
 * @param options what does not change the result
 */
public record RunPlan(
    Recipe recipe,
    ImageDataset training,
    Selection trainingPart,
    ImageDataset validation,
    Selection validationPart,
    List<String> classNames,
    long seed,
    Options options) {

  /**
   * What does not change the result.
   *
   * @param loaderThreads that decode and augment, at least 1
   * @param saveEvery time between snapshots within an epoch
   */
  public record Options(int loaderThreads, Duration saveEvery) {
    /** Checks the ranges. */
    public Options {
      if (loaderThreads < 1) {
        throw new IllegalArgumentException(
            "threads of the loader must be at least 1, given " + loaderThreads);
      }
      if (saveEvery.isNegative()) {
        throw new IllegalArgumentException(
            "time between snapshots must be 0 or more, given " + saveEvery);
      }
    }
  }

  /** Copies, and checks that the parts fit the recipe. */
  public RunPlan {
    classNames = List.copyOf(classNames);
    if (classNames.size() != training.classNames().size()) {
      throw new IllegalArgumentException(
          "expected a name for each of the "
              + training.classNames().size()
              + " classes, given "
              + classNames.size());
    }
    if (!validation.classNames().equals(training.classNames())) {
      throw new IllegalArgumentException(
          "the validation pictures have the classes "
              + validation.classNames()
              + ", the training pictures "
              + training.classNames());
    }
    if (recipe.batch() / recipe.accumulation() < 2) {
      throw new IllegalArgumentException(
          "a batch of "
              + recipe.batch()
              + " in "
              + recipe.accumulation()
              + " parts has one picture at a time, of which batch norm has no statistics; raise the"
              + " batch or lower the accumulation");
    }
  }

  /** The network, with the data's classes and the recipe's input. */
  public Architecture architecture() {
    return Catalogue.get(recipe.architecture())
        .withClasses(classNames.size())
        .withInputChannels(recipe.input().channels())
        .withResolution(recipe.input().size());
  }
}
