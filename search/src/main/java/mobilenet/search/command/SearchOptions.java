package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.space.SearchSpace;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.command.RecipeChanges;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.recipe.Recipe;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to search for, and how. */
final class SearchOptions {
  private static final String DEFAULT_RECIPE = "fashion-mnist-search";

  @Option(
      names = "--space",
      paramLabel = "NAME|FILE",
      required = true,
      description = "A space of the toolkit, which docs/search.md lists, or a file.")
  private String space = "";

  @Mixin private ImagesOptions images = new ImagesOptions();

  @Option(
      names = "--recipe",
      paramLabel = "NAME|FILE",
      description = "How every network is trained (default: " + DEFAULT_RECIPE + ").")
  private String recipe = DEFAULT_RECIPE;

  @Option(names = "--epochs", paramLabel = "N", description = "Another length than the recipe's.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Networks to try (default: 20); a finished search goes on with more.")
  private int trials = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the proposals and, without --seeds, of every training (default: 0).")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N[,N…]",
      split = ",",
      description =
          "Train every network with each of these seeds, and go by its mean reward (default: the"
              + " one of --seed).")
  private List<Long> seeds = List.of();

  @Mixin private CostOptions cost = new CostOptions();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Processes that train a network each, on one thread (default: 2).")
  private int workers = 2;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the search (default: runs/search-ENGINE-SPACE-SEED).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--release-others",
      description =
          "First give back the trials that processes of other machines have claimed, if those have"
              + " ended.")
  private boolean releaseOthers;

  @Option(
      names = "--dry-run",
      description = "Estimate the hours, say what is unreachable, and end.")
  private boolean dryRun;

  /** Processes at the same time. */
  int workers() {
    return Arguments.threads("--workers", workers);
  }

  /** Whether other machines' processes, which have ended, lose their trials. */
  boolean releasesOthers() {
    return releaseOthers;
  }

  boolean dryRun() {
    return dryRun;
  }

  /** The latency table, if there is one. */
  Optional<FrozenTable> latencyTable() throws IOException {
    return cost.latencyTable();
  }

  /**
   * What is kept of all this.
   *
   * @param table latency table, if there is one
   */
  SearchSettings settings(EngineKind engine, Optional<FrozenTable> table) {
    images.check();
    Arguments.atLeast(1, "--trials", trials);
    CostSettings targets = cost.settings(table);
    return new SearchSettings(
        engine,
        trials,
        trials,
        cost.reward(),
        targets,
        seeds(),
        new SearchSettings.Images(images.directory(), images.holdOut(), images.limit()));
  }

  private SearchSettings.Seeds seeds() {
    if (Set.copyOf(seeds).size() < seeds.size()) {
      throw new UsageException(
          "--seeds must be different numbers, as the same seed gives the same training; given "
              + seeds.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return seeds.isEmpty() ? SearchSettings.Seeds.of(seed) : new SearchSettings.Seeds(seed, seeds);
  }

  /** The recipe of every training. */
  Recipe recipe() throws IOException {
    Recipe base = RecipeOptions.read(recipe);
    return RecipeChanges.apply(read -> RecipeChanges.epochs(read, epochs), base, base.name());
  }

  /** The space as it is written. */
  SearchSpace space() throws IOException {
    return SpaceArgument.read(space);
  }

  /** Where everything is kept. */
  SearchFolder folder(EngineKind engine, SearchSpace named) {
    return new SearchFolder(
        output.orElseGet(
            () -> Path.of("runs", "search-" + engine.label() + "-" + named.name() + "-" + seed)));
  }
}
