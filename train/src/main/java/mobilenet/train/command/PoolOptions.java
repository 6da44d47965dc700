package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.data.DatasetDescription;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.command.FoundData;
import mobilenet.train.recipe.ObjectiveSpec.Distillation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.SourceSpec;
import mobilenet.train.trainer.HeldOutCopies;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.PoolScreening;
import mobilenet.train.trainer.RunPlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Images without labels, and in which ratio they are shown. */
final class PoolOptions {
  private static final double THRESHOLD = 0.3;

  /** More are not spelt out. */
  private static final int MOST_NAMES = 3;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--pool",
      paramLabel = "DIR",
      description = "More images to ask the teacher about; their classes and labels do not count.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--pool-rest",
      description = "Ask also about the images that --labels leaves without a label.")
  private boolean rest;

  @Option(
      names = "--pool-threshold",
      paramLabel = "P",
      description =
          "Only images of which the teacher gives one class this probability (default: 0.3).")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--pool-per-class",
      paramLabel = "N",
      description =
          "Show so many of each class, the likeliest; repeat images of rare classes (default: the"
              + " mean of the classes).")
  private Optional<Integer> perClass = Optional.empty();

  @Option(
      names = "--ratio",
      split = ",",
      paramLabel = "SOURCE=R",
      description =
          "Views of a source to those of the others; without sources in the recipe, labelled and"
              + " pool (default: the recipe's, or else 1).")
  private Map<String, Double> ratios = new LinkedHashMap<>();

  /**
   * Checks what does not depend on the data.
   *
   * @throws UsageException for a number out of range, or options that do not belong together
   */
  void check(StoreOptions stores) {
    if (directory.isPresent() && rest) {
      throw new UsageException("give --pool DIR or --pool-rest, not both");
    }
    if (directory.isEmpty() && !rest && (threshold.isPresent() || perClass.isPresent())) {
      throw new UsageException(
          "--pool-threshold and --pool-per-class choose from a pool, and there is none; give"
              + " --pool DIR or --pool-rest");
    }
    if (stores.isLearntFrom() && (threshold.isPresent() || perClass.isPresent())) {
      throw new UsageException(
          "--pool-threshold and --pool-per-class are for asking a teacher; --store FILE knows which"
              + " images of the pool it shows: leave them out");
    }
    Arguments.atLeast(1, "--pool-per-class", perClass);
    screening();
  }

  /** Whether there is a pool. */
  boolean given() {
    return directory.isPresent() || rest;
  }

  /**
   * Opens the pool, if there is one.
   *
   * @throws UsageException if there is nothing in it, or it is the training data
   */
  Optional<Pool> open(ImageDataset dataset, DataOptions data) throws IOException {
    if (rest) {
      Pool pool = Pool.within(dataset, data.rest(dataset));
      if (pool.part().size() == 0) {
        throw new UsageException("--pool-rest is empty, as all images have labels; lower --labels");
      }
      return Optional.of(pool);
    }
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    if (Files.isSameFile(directory.get(), data.directory())) {
      throw new UsageException(
          "--pool is --data, with the images that are held out; give --pool-rest and --labels, or"
              + " another directory");
    }
    ImageDataset others = ImageDatasets.open(directory.get(), Split.TRAIN);
    FoundData.print("pool: ", DatasetDescription.of(others), spec.commandLine().getErr());
    return Optional.of(Pool.of(dataset, others));
  }

  /**
   * Checks that another folder has no copies of images that are held out.
   *
   * @throws UsageException if it has
   */
  void requireNothingHeldOut(Pool pool, RunPlan plan) {
    if (directory.isEmpty()) {
      return;
    }
    List<String> copies = HeldOutCopies.in(pool, plan);
    if (!copies.isEmpty()) {
      throw new UsageException(
          "--pool "
              + directory.get()
              + " has images that are held out to choose by, "
              + copies.size()
              + " in all: "
              + String.join(", ", copies.subList(0, Math.min(MOST_NAMES, copies.size())))
              + (copies.size() > MOST_NAMES ? ", …" : "")
              + "; leave them out of the pool");
    }
  }

  /**
   * How images are chosen.
   *
   * @throws UsageException for a threshold out of range
   */
  PoolScreening screening() {
    try {
      return new PoolScreening(threshold.orElse(THRESHOLD), perClass);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--pool-threshold: " + e.getMessage());
    }
  }

  /**
   * The sources of a recipe, with the ratios of the options.
   *
   * @throws UsageException for a source that there is not
   */
  List<SourceSpec> sources(Recipe recipe, Distillation distillation) {
    List<SourceSpec> sources = new ArrayList<>(distillation.sources());
    if (sources.isEmpty() && given()) {
      sources.add(source(recipe, "labelled", SourceSpec.Images.LABELLED));
      sources.add(source(recipe, "pool", SourceSpec.Images.POOL));
    }
    List<String> names = sources.stream().map(SourceSpec::name).toList();
    for (String name : ratios.keySet()) {
      if (!names.contains(name)) {
        throw new UsageException(
            "--ratio: there is no source "
                + name
                + "; "
                + (names.isEmpty()
                    ? "the recipe has none, and there is no pool"
                    : "there are " + String.join(", ", names)));
      }
    }
    return sources.stream()
        .map(source -> source.withRatio(ratios.getOrDefault(source.name(), source.ratio())))
        .toList();
  }

  private static SourceSpec source(Recipe recipe, String name, SourceSpec.Images images) {
    return new SourceSpec(name, 1, images, recipe.augmentation());
  }
}
