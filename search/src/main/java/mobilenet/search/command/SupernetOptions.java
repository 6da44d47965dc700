package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.SuperNetworkPlan;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.recipe.Recipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a super-network is trained on, and for how long. */
final class SupernetOptions {
  private static final String DEFAULT_RECIPE = "fashion-mnist-supernet";

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
      description = "How the weights are trained (default: " + DEFAULT_RECIPE + ").")
  private String recipe = DEFAULT_RECIPE;

  @Option(names = "--size", paramLabel = "N", description = "Another image size.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Batches, each for one network that is drawn (default: 4000).")
  private int steps = 4000;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "Another peak of the learning rate than the recipe's.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of weights, networks and images (default: 0).")
  private long seed;

  @Option(
      names = "--networks",
      paramLabel = "N",
      description = "Networks to rank in the end (default: 1000, or all where there are fewer).")
  private int networks = 1000;

  @Option(
      names = "--rank",
      paramLabel = "LEDGER",
      description = "Rank the networks of this ledger that the space has, instead of --networks.")
  private Optional<Path> rank = Optional.empty();

  @Option(
      names = "--calibration",
      paramLabel = "N",
      description = "Images that the norms of each of them are recalibrated on (default: 2000).")
  private int calibration = 2000;

  @Option(
      names = "--save-every",
      paramLabel = "SECONDS",
      description = "Time between snapshots (default: 20).")
  private int saveEvery = 20;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the super-network (default: runs/supernet-SPACE-SEED).")
  private Optional<Path> output = Optional.empty();

  /** Checks the ranges of what is read last. */
  void check() {
    networks();
    calibration();
    saveEvery();
  }

  /** Time between snapshots. */
  Duration saveEvery() {
    return Duration.ofSeconds(Arguments.atLeast(0, "--save-every", saveEvery));
  }

  /** Networks to rank. */
  int networks() {
    return Arguments.atLeast(1, "--networks", networks);
  }

  /** Ledger of the networks to rank, if there is one. */
  Optional<Path> rank() {
    return rank;
  }

  /** Images for norms. */
  int calibration() {
    return Arguments.atLeast(2, "--calibration", calibration);
  }

  /** Opens the data. */
  SuperNetworkPlan plan() throws IOException {
    data.check();
    Arguments.atLeast(1, "--steps", steps);
    Arguments.imageSize(size);
    SearchSpace named = SpaceArgument.read(space);
    Recipe base = recipe();
    TrainingImages images = TrainingImages.open(data.directory(), data.holdOut(), data.limit());
    SearchSpace suited =
        named.suited(
            base.input().channels(), base.input().size(), images.dataset().classNames().size());
    try {
      return new SuperNetworkPlan(suited, new CandidateRecipe(base, images), steps, seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private Recipe recipe() throws IOException {
    Recipe read = RecipeOptions.read(recipe);
    Recipe sized = size.isPresent() ? changed("--size", () -> read.withSize(size.get())) : read;
    return rate.isPresent() ? changed("--rate", () -> sized.withRate(rate.get())) : sized;
  }

  private static Recipe changed(String option, Supplier<Recipe> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }

  /** Where everything is kept. */
  SupernetFolder folder(SuperNetworkPlan plan) {
    return new SupernetFolder(
        output.orElseGet(() -> Path.of("runs", "supernet-" + plan.space().name() + "-" + seed)));
  }
}
