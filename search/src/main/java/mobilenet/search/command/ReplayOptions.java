package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.landscape.Budget;
import mobilenet.search.landscape.Landscape;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.statistics.Quantiles;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.AccuracyTableFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to replay, and how. */
final class ReplayOptions {
  private static final int LEAST_PAIRS = 100;
  private static final int DEFAULT_PAIRS = 1000;
  private static final int DEFAULT_SEARCHES = 8;
  private static final List<Integer> DEFAULT_EVALUATIONS = List.of(20, 30, 50);
  private static final List<Double> QUARTILES = List.of(0.25, 0.5, 0.75);
  private static final double MEDIAN = 0.5;

  @Mixin private TableSpace space = new TableSpace();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      required = true,
      description = "Table of accuracies, as search table writes it.")
  private Path table = Path.of("");

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "What searches: evolution or random, compared with random search, or controller, TuNAS's"
              + " (default: evolution).")
  private String engine = ReplayEngine.EVOLUTION.label();

  @Option(
      names = "--evaluations",
      paramLabel = "N[,N…]",
      split = ",",
      description = "Budgets of a search, each with an engine planned for it (default: 20,30,50).")
  private List<Integer> evaluations = List.of();

  @Option(
      names = "--budget",
      paramLabel = "KIND",
      description =
          "Count evaluations, or macs: training at equal images times multiply-accumulates, in units"
              + " of an average network's (default: evaluations).")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = "--reward",
      paramLabel = "NAME",
      description = "As for search random (default: absolute).")
  private String reward = RewardKind.ABSOLUTE.label();

  @Option(
      names = "--target",
      paramLabel = "N",
      description =
          "What the reward aims at: milliseconds where the table has latencies, else"
              + " multiply-accumulates (default: the table's median; for a controller, its three"
              + " quartiles one after another).")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--replays",
      paramLabel = "N",
      description =
          "Pairs of searches (default: 1000), or a controller's searches for each target (default:"
              + " 8).")
  private Optional<Integer> replays = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the first pair or search; the next one has the next seed (default: 1).")
  private long seed = 1;

  @Mixin private ControllerReplayOptions controller = new ControllerReplayOptions();

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "SVG file for the regret against the budget.")
  private Optional<Path> figure = Optional.empty();

  AccuracyTable table() throws IOException {
    return AccuracyTableFile.read(table, space.read());
  }

  String tableName() {
    return Optional.ofNullable(table.getFileName()).map(Path::toString).orElse("");
  }

  /** What searches; refuses options of another. */
  ReplayEngine engine() {
    ReplayEngine kind = Labelled.require(ReplayEngine.class, "--engine", engine);
    if (kind == ReplayEngine.CONTROLLER) {
      requireAbsent("--evaluations", !evaluations.isEmpty());
      requireAbsent("--budget", budget.isPresent());
      requireAbsent("--figure", figure.isPresent());
    } else {
      controller.requireAbsent();
    }
    return kind;
  }

  private static void requireAbsent(String option, boolean given) {
    if (given) {
      throw new UsageException(
          option + " is of searches with a budget, which a controller has not; leave it out");
    }
  }

  ControllerReplayOptions controller() {
    return controller;
  }

  BudgetKind budget() {
    return budget
        .map(given -> Labelled.require(BudgetKind.class, "--budget", given))
        .orElse(BudgetKind.EVALUATIONS);
  }

  RewardKind reward() {
    return Labelled.require(RewardKind.class, "--reward", reward);
  }

  private List<Integer> evaluations() {
    evaluations.forEach(units -> Arguments.atLeast(2, "--evaluations", units));
    return evaluations.isEmpty()
        ? DEFAULT_EVALUATIONS
        : evaluations.stream().distinct().sorted().toList();
  }

  /**
   * The budgets of a table's searches.
   *
   * @throws UsageException if one does not pay for the first network, whichever a search asks for
   */
  List<Budget> budgets(Landscape landscape) {
    BudgetKind kind = budget();
    List<Budget> budgets =
        evaluations().stream().map(units -> kind.budget(landscape, units)).toList();
    double dearest = budgets.get(0).dearest(landscape.space());
    if (budgets.get(0).units() < dearest) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--evaluations must be at least %d with --budget %s, as the dearest network costs %.2f"
                  + " of the mean, given %d",
              (int) Math.ceil(dearest),
              kind.label(),
              dearest,
              budgets.get(0).units()));
    }
    return budgets;
  }

  /** Pairs of searches. */
  int pairs() {
    return Arguments.atLeast(LEAST_PAIRS, "--replays", replays.orElse(DEFAULT_PAIRS));
  }

  /** A controller's searches for each target. */
  int searches() {
    return Arguments.atLeast(1, "--replays", replays.orElse(DEFAULT_SEARCHES));
  }

  long seed() {
    return seed;
  }

  Optional<Path> figure() {
    return figure;
  }

  /** What is maximised on a table: at the target given, or at the table's median. */
  Objective objective(AccuracyTable of) {
    return objectives(of, List.of(MEDIAN)).get(0);
  }

  /** What a controller maximises: at the target given, or at the table's quartiles. */
  List<Objective> objectives(AccuracyTable of) {
    return objectives(of, QUARTILES);
  }

  private List<Objective> objectives(AccuracyTable of, List<Double> quantiles) {
    RewardKind kind = reward();
    if (kind == RewardKind.ACCURACY) {
      if (target.isPresent()) {
        throw new UsageException("--reward accuracy has no target; leave --target out");
      }
      return List.of(Objective.ACCURACY);
    }
    Costs.Measure measure = of.measure();
    double[] costs =
        of.networks().stream()
            .mapToDouble(network -> network.costs().get(measure).orElseThrow())
            .toArray();
    List<Double> targets =
        target
            .map(List::of)
            .orElseGet(() -> quantiles.stream().map(part -> Quantiles.of(costs, part)).toList());
    return targets.stream()
        .map(aim -> new Objective(kind.reward(), measure, reachable(aim, costs, measure)))
        .toList();
  }

  private static double reachable(double aim, double[] costs, Costs.Measure measure) {
    double[] sorted = Arrays.stream(costs).sorted().toArray();
    if (!(aim >= sorted[0] && aim <= sorted[sorted.length - 1])) {
      throw new UsageException(
          "--target "
              + aim
              + " is unreachable: the networks of the table have "
              + sorted[0]
              + " to "
              + sorted[sorted.length - 1]
              + (measure == Costs.Measure.LATENCY ? " ms" : " multiply-accumulates"));
    }
    return aim;
  }
}
