package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.statistics.Medians;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.AccuracyTableFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to replay, and how. */
final class ReplayOptions {
  private static final int LEAST_REPLAYS = 100;

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
          "What to compare with random search: evolution, or random (default: evolution).")
  private String engine = EngineKind.EVOLUTION.label();

  @Option(
      names = "--evaluations",
      paramLabel = "N[,N…]",
      split = ",",
      description = "Budgets of a search, each with an engine planned for it (default: 20,30,50).")
  private List<Integer> evaluations = List.of(20, 30, 50);

  @Option(
      names = "--budget",
      paramLabel = "KIND",
      description =
          "Count evaluations, or macs: training at equal images times multiply-accumulates, in units"
              + " of an average network's (default: evaluations).")
  private String budget = BudgetKind.EVALUATIONS.label();

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
              + " multiply-accumulates (default: the table's median).")
  private Optional<Double> target = Optional.empty();

  @Option(names = "--replays", paramLabel = "N", description = "Pairs of searches (default: 1000).")
  private int replays = 1000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the first pair; the next one has the next seed (default: 1).")
  private long seed = 1;

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

  EngineKind engine() {
    return Labelled.require(EngineKind.class, "--engine", engine);
  }

  BudgetKind budget() {
    return Labelled.require(BudgetKind.class, "--budget", budget);
  }

  RewardKind reward() {
    return Labelled.require(RewardKind.class, "--reward", reward);
  }

  List<Integer> evaluations() {
    evaluations.forEach(units -> Arguments.atLeast(2, "--evaluations", units));
    return evaluations.stream().distinct().sorted().toList();
  }

  int replays() {
    return Arguments.atLeast(LEAST_REPLAYS, "--replays", replays);
  }

  long seed() {
    return seed;
  }

  Optional<Path> figure() {
    return figure;
  }

  /** What is maximised on a table. */
  Objective objective(AccuracyTable of) {
    RewardKind kind = reward();
    if (kind == RewardKind.ACCURACY) {
      if (target.isPresent()) {
        throw new UsageException("--reward accuracy has no target; leave --target out");
      }
      return Objective.ACCURACY;
    }
    Costs.Measure measure = of.measure();
    double[] costs =
        of.networks().stream()
            .mapToDouble(network -> network.costs().get(measure).orElseThrow())
            .toArray();
    double aim = target.orElseGet(() -> Medians.of(costs));
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
    return new Objective(kind.reward(), measure, aim);
  }
}
