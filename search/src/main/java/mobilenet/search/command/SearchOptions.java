package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.recipe.Recipe;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Data set as for train; its test split is not looked at.")
  private Path data = Path.of("");

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

  @Option(
      names = "--reward",
      paramLabel = "NAME",
      description =
          "accuracy, absolute, mnasnet-soft, mnasnet-hard or v3-small (default: absolute with a"
              + " target, accuracy without).")
  private Optional<String> reward = Optional.empty();

  @Option(
      names = "--target-macs",
      paramLabel = "N",
      description = "Multiply-accumulates of an image that the reward aims at.")
  private Optional<Double> targetMacs = Optional.empty();

  @Option(
      names = "--hold-out",
      paramLabel = "FRACTION",
      description = "Part of the training images to compare networks by (default: 0.1).")
  private double holdOut = 0.1;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only N training images, the same share of every class.")
  private Optional<Integer> limit = Optional.empty();

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
      names = "--dry-run",
      description = "Estimate the hours, say what is unreachable, and end.")
  private boolean dryRun;

  /** Processes at the same time. */
  int workers() {
    return Arguments.threads("--workers", workers);
  }

  boolean dryRun() {
    return dryRun;
  }

  /** What is kept of all this. */
  SearchSettings settings(EngineKind engine) {
    if (!(holdOut > 0 && holdOut < 1)) {
      throw new UsageException("--hold-out must be between 0 and 1, given " + holdOut);
    }
    Arguments.atLeast(1, "--limit", limit);
    Arguments.atLeast(1, "--trials", trials);
    targetMacs
        .filter(target -> !(target > 0) || target.isInfinite())
        .ifPresent(
            target -> {
              throw new UsageException("--target-macs must be above 0, given " + target);
            });
    return new SearchSettings(
        engine,
        trials,
        trials,
        reward(),
        targetMacs,
        seeds(),
        new SearchSettings.Images(data, holdOut, limit));
  }

  private SearchSettings.Seeds seeds() {
    if (Set.copyOf(seeds).size() < seeds.size()) {
      throw new UsageException(
          "--seeds must be different numbers, as the same seed gives the same training; given "
              + seeds.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    return seeds.isEmpty() ? SearchSettings.Seeds.of(seed) : new SearchSettings.Seeds(seed, seeds);
  }

  private RewardKind reward() {
    if (reward.isEmpty()) {
      return targetMacs.isPresent() ? RewardKind.ABSOLUTE : RewardKind.ACCURACY;
    }
    RewardKind kind =
        Labelled.find(RewardKind.class, reward.get())
            .orElseThrow(
                () ->
                    new UsageException(
                        "--reward must be one of "
                            + Labelled.all(RewardKind.class)
                            + ", given \""
                            + reward.get()
                            + "\""));
    if (kind == RewardKind.ACCURACY && targetMacs.isPresent()) {
      throw new UsageException(
          "--reward accuracy has no target; leave --target-macs out, or give another reward");
    }
    if (kind != RewardKind.ACCURACY && targetMacs.isEmpty()) {
      throw new UsageException("--reward " + kind.label() + " needs --target-macs N");
    }
    return kind;
  }

  /** The recipe of every training. */
  Recipe recipe() throws IOException {
    Recipe base = RecipeOptions.read(recipe);
    try {
      return epochs.isPresent()
          ? base.withEpochs(Arguments.atLeast(1, "--epochs", epochs.get()))
          : base;
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(base.name() + ": " + e.getMessage());
    }
  }

  /** The space as it is written. */
  SearchSpace space() throws IOException {
    if (space.endsWith(".json") || Files.exists(Path.of(space))) {
      return SearchSpace.read(Path.of(space));
    }
    try {
      return ShippedSpaces.get(space);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--space: " + e.getMessage());
    }
  }

  /** Where everything is kept. */
  SearchFolder folder(EngineKind engine, SearchSpace named) {
    return new SearchFolder(
        output.orElseGet(
            () -> Path.of("runs", "search-" + engine.label() + "-" + named.name() + "-" + seed)));
  }
}
