package mobilenet.train.trainer;

import java.time.Duration;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.SoftTargets;
import mobilenet.data.loader.Selection;
import mobilenet.evaluation.NamedClasses;
import mobilenet.json.JsonWriter;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingBatch;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.ModelArguments;
import mobilenet.weights.PretrainedConfig;

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

  /** Copies, and checks that the parts fit the recipe and each other. */
  public RunPlan {
    classNames = new NamedClasses(training.classNames(), classNames).given();
    if (!validation.classNames().equals(training.classNames())) {
      throw new IllegalArgumentException(
          "the validation images have the classes "
              + validation.classNames()
              + ", the training images "
              + training.classNames());
    }
    int batch = recipe.optimisation().batch();
    int parts = recipe.optimisation().accumulation();
    if (batch / parts < TrainingBatch.FEWEST_IMAGES) {
      throw new IllegalArgumentException(
          "a batch of "
              + batch
              + " in "
              + parts
              + " parts has one image at a time, of which batch norm has no statistics; raise the"
              + " batch or lower the accumulation");
    }
    // Refuses a network that checkpoints cannot describe, before it is trained.
    checkpointConfig(recipe, classNames);
  }

  /** The classes, by the names that checkpoints label them with and by their own. */
  public NamedClasses classes() {
    return new NamedClasses(training.classNames(), classNames);
  }

  /** The same for another network. */
  public RunPlan withArchitecture(Architecture architecture) {
    return new RunPlan(
        recipe.withArchitecture(architecture),
        training,
        trainingPart,
        validation,
        validationPart,
        classNames,
        seed,
        options);
  }

  /** The same with so many threads that decode and augment, at least 1. */
  public RunPlan withLoaderThreads(int threads) {
    return new RunPlan(
        recipe,
        training,
        trainingPart,
        validation,
        validationPart,
        classNames,
        seed,
        new Options(threads, options.saveEvery()));
  }

  /** The network, with the data's classes and the recipe's input. */
  public Architecture architecture() {
    return architecture(recipe, classNames);
  }

  /** Smooths labels and mixes images as the recipe says. */
  public BatchMixer mixer() {
    return new BatchMixer(
        recipe.augmentation().mixing(),
        new SoftTargets(classNames.size(), recipe.objective().labelSmoothing()),
        recipe.input().preprocessing());
  }

  private static Architecture architecture(Recipe recipe, List<String> classNames) {
    return recipe.architecture().withClasses(classNames.size());
  }

  /** What the run's checkpoints say of themselves, but for how they were made. */
  public CheckpointConfig checkpointConfig() {
    return checkpointConfig(recipe, classNames);
  }

  private static CheckpointConfig checkpointConfig(Recipe recipe, List<String> classNames) {
    Architecture architecture = architecture(recipe, classNames);
    Recipe.Input input = recipe.input();
    PretrainedConfig pretrained =
        PretrainedConfig.of(architecture.input(), input.cropFraction(), input.mean(), input.std())
            .withInterpolation(input.interpolation());
    return CheckpointConfig.of(architecture, classNames, pretrained);
  }

  /**
   * The network's name, and behind it what a network of the catalogue is made with, if anything.
   */
  public String network() {
    String name = recipe.architecture().name();
    ModelArguments arguments = checkpointConfig().arguments().ofNetwork();
    return arguments.equals(ModelArguments.NONE)
        ? name
        : name + " " + JsonWriter.compact(arguments.members());
  }
}
