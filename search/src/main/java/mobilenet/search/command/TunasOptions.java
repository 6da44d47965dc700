package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.TrainingImages;
import mobilenet.search.tunas.SearchStages;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.recipe.Recipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What TuNAS searches, on which images, and for how long. */
final class TunasOptions {
  private static final String DEFAULT_RECIPE = "fashion-mnist-supernet";
  private static final int DEFAULT_STEPS = 6000;

  @Option(
      names = "--space",
      paramLabel = "NAME|FILE",
      required = true,
      description = "A space of the toolkit, which docs/search.md lists, or a file.")
  private String space = "";

  @Mixin private ImagesOptions data = new ImagesOptions();

  @Option(
      names = "--recipe",
      paramLabel = "NAME|FILE",
      description = "How the shared weights are trained (default: " + DEFAULT_RECIPE + ").")
  private String recipe = DEFAULT_RECIPE;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "Another peak of the learning rate than the recipe's.")
  private Optional<Double> rate = Optional.empty();

  @Option(names = "--size", paramLabel = "N", description = "Another image size.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Networks drawn, each for a training batch and a validation batch (default: 6000). Two"
              + " stages share what they would compute.")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "N|FILE",
      description =
          "Multiply-accumulates of all images together, or the result.json of a search that took as"
              + " many, in place of --steps.")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = "--stages",
      paramLabel = "one|two",
      description =
          "Everything at once, or first widths and depths and then the depthwise convolutions"
              + " (default: one).")
  private String stages = StagesKind.ONE.label();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of weights, networks and images (default: 0).")
  private long seed;

  @Option(
      names = "--controller-rate",
      paramLabel = "NAME",
      description =
          "Of the controller: same-sum, as much learning as in TuNAS's own search, or per-batch,"
              + " TuNAS's constant for the batch size (default: same-sum).")
  private String controllerRate = ControllerRateKind.SAME_SUM.label();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Networks of each step of the controller, which --steps counts (default: 1).")
  private int samples = 1;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Networks to report beside the best, those drawn most often (default: 5).")
  private int top = 5;

  @Option(
      names = "--calibration",
      paramLabel = "N",
      description =
          "Images learnt from that the norms of reported networks are recalibrated on (default:"
              + " 2000).")
  private int calibration = 2000;

  @Option(
      names = "--rank",
      paramLabel = "LEDGER",
      description =
          "Write supernet-rank.csv, the accuracies of this search's networks by the shared weights,"
              + " to compare them with networks that are trained alone.")
  private Optional<Path> rank = Optional.empty();

  @Option(
      names = "--extract",
      description = "Write the best network with its shared weights as a checkpoint, too.")
  private boolean extract;

  @Option(
      names = "--save-every",
      paramLabel = "SECONDS",
      description = "Time between snapshots (default: 20).")
  private int saveEvery = 20;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the search (default: runs/tunas-SPACE-SEED).")
  private Optional<Path> output = Optional.empty();

  /** Checks the ranges of what is not checked elsewhere. */
  void check() throws IOException {
    data.check();
    Arguments.imageSize(size);
    Arguments.atLeast(1, "--steps", steps);
    if (budget.isPresent() && steps.isPresent()) {
      throw new UsageException("--budget and --steps exclude each other; give one");
    }
    Optional<Double> given = budget();
    if (given.isPresent() && (!(given.get() > 0) || given.get().isInfinite())) {
      throw new UsageException("--budget must be above 0, given " + given.get());
    }
    stages();
    controllerRate();
    Arguments.atLeast(1, "--samples", samples);
    if (steps() < samples) {
      throw new UsageException(
          "--samples must be at most --steps, given " + samples + " and " + steps());
    }
    Arguments.atLeast(1, "--top", top);
    Arguments.atLeast(2, "--calibration", calibration);
    Arguments.atLeast(0, "--save-every", saveEvery);
  }

  /** The recipe, and all images but those of the test split. */
  CandidateRecipe recipe() throws IOException {
    Recipe read = RecipeOptions.read(recipe);
    try {
      Recipe sized = size.isPresent() ? read.withSize(size.get()) : read;
      return new CandidateRecipe(
          rate.isPresent() ? sized.withRate(rate.get()) : sized,
          TrainingImages.open(data.directory(), data.holdOut(), data.limit()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** The space for a recipe's images and the data's classes. */
  SearchSpace space(CandidateRecipe recipe) throws IOException {
    Recipe.Input input = recipe.recipe().input();
    return SpaceArgument.read(space)
        .suited(input.channels(), input.size(), recipe.images().dataset().classNames().size());
  }

  int steps() {
    return steps.orElse(DEFAULT_STEPS);
  }

  /** What all stages compute together, where no number of steps says it. */
  Optional<Double> budget() throws IOException {
    return budget.isPresent() ? Optional.of(budget(budget.get())) : Optional.empty();
  }

  private static double budget(String given) throws IOException {
    Path file = Path.of(given);
    if (Files.isRegularFile(file)) {
      return JsonFields.root(Json.read(file), given).number("imageMacs");
    }
    try {
      return Double.parseDouble(given);
    } catch (NumberFormatException neither) {
      throw new UsageException(
          "--budget must be a number, or the result.json of a search, given \"" + given + "\"");
    }
  }

  /** Ledger of networks to rank by the shared weights, if there is one. */
  Optional<Path> rank() {
    return rank;
  }

  ControllerRateKind controllerRate() {
    return Labelled.require(ControllerRateKind.class, "--controller-rate", controllerRate);
  }

  int samples() {
    return samples;
  }

  /** Label of the stages. */
  String stagesLabel() {
    return stages;
  }

  SearchStages stages() {
    return Labelled.find(StagesKind.class, stages)
        .orElseThrow(
            () ->
                new UsageException(
                    "--stages must be one of "
                        + Labelled.all(StagesKind.class)
                        + ", given \""
                        + stages
                        + "\""))
        .stages();
  }

  long seed() {
    return seed;
  }

  int top() {
    return top;
  }

  int calibration() {
    return calibration;
  }

  boolean extract() {
    return extract;
  }

  Duration saveEvery() {
    return Duration.ofSeconds(saveEvery);
  }

  TunasFolder folder(SearchSpace named) {
    return new TunasFolder(
        output.orElseGet(() -> Path.of("runs", "tunas-" + named.name() + "-" + seed)));
  }
}
