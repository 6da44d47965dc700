package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  /** Images for norms. */
  int calibration() {
    return Arguments.atLeast(2, "--calibration", calibration);
  }

  /** Opens the data. */
  SuperNetworkPlan plan() throws IOException {
    data.check();
    Arguments.atLeast(1, "--steps", steps);
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
    Recipe base = RecipeOptions.read(recipe);
    try {
      return rate.isPresent() ? base.withRate(rate.get()) : base;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--rate: " + e.getMessage());
    }
  }

  /** Where everything is kept. */
  SupernetFolder folder(SuperNetworkPlan plan) {
    return new SupernetFolder(
        output.orElseGet(() -> Path.of("runs", "supernet-" + plan.space().name() + "-" + seed)));
  }
}
