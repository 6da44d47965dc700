package mobilenet.train.trainer;

import java.time.Duration;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.Selection;
import mobilenet.json.JsonWriter;
import mobilenet.train.recipe.Recipe;
import mobilenet.weights.ModelArguments;

/**
 * What is to be trained on what.
 *
 * @param recipe how
 * @param training data set to learn from
 * @param trainingPart its images that are learnt from
 * @param validation data set to choose by; may be the same
 * @param validationPart its images that are used, none of {@code trainingPart}
 * @param classNames names that the checkpoint gives its classes
 * @param seed of everything random
 * @param options what does not change the result
 * @param arguments what the network is made with beside its name: those of the checkpoint that it
 *     starts from
 */
public record RunPlan(
    Recipe recipe,
    ImageDataset training,
    Selection trainingPart,
    ImageDataset validation,
    Selection validationPart,
    List<String> classNames,
    long seed,
    Options options,
    ModelArguments arguments) {

  /** A plan for the catalogue's network. */
  public RunPlan(
      Recipe recipe,
      ImageDataset training,
      Selection trainingPart,
      ImageDataset validation,
      Selection validationPart,
      List<String> classNames,
      long seed,
      Options options) {
    this(
        recipe,
        training,
        trainingPart,
        validation,
        validationPart,
        classNames,
        seed,
        options,
        ModelArguments.NONE);
  }

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
          "the validation images have the classes "
              + validation.classNames()
              + ", the training images "
              + training.classNames());
    }
    if (recipe.batch() / recipe.accumulation() < 2) {
      throw new IllegalArgumentException(
          "a batch of "
              + recipe.batch()
              + " in "
              + recipe.accumulation()
              + " parts has one image at a time, of which batch norm has no statistics; raise the"
              + " batch or lower the accumulation");
    }
  }

  /** The same for a network that is made with arguments, such as another padding. */
  public RunPlan withArguments(ModelArguments arguments) {
    return new RunPlan(
        recipe,
        training,
        trainingPart,
        validation,
        validationPart,
        classNames,
        seed,
        options,
        arguments);
  }

  /** The network's name, and behind it what it is made with, if anything. */
  public String network() {
    return arguments.equals(ModelArguments.NONE)
        ? recipe.architecture()
        : recipe.architecture() + " " + JsonWriter.compact(arguments.members());
  }

  /** The network, with the data's classes and the recipe's input. */
  public Architecture architecture() {
    return arguments
        .applyTo(Catalogue.get(recipe.architecture()))
        .withClasses(classNames.size())
        .withInputChannels(recipe.input().channels())
        .withResolution(recipe.input().size());
  }
}
