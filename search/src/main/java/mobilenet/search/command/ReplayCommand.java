package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.Progress;
import mobilenet.cli.TextTable;
import mobilenet.search.landscape.Budget;
import mobilenet.search.replay.PairedReplays;
import mobilenet.search.replay.RegretComparison;
import mobilenet.search.report.RegretFigure;
import mobilenet.search.reward.Objective;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mobilenet search replay --table FILE --engine NAME}. */
@Command(
    name = "replay",
    description =
        "Search a table of accuracies many times: by an engine, compared with random search, or by a"
            + " controller.")
final class ReplayCommand implements Callable<Integer> {
  private static final double PERCENT = 100;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ReplayOptions options = new ReplayOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Report report = new Report(spec.commandLine(), common.json());
    switch (options.engine()) {
      case RANDOM -> compare(report, EngineKind.RANDOM);
      case EVOLUTION -> compare(report, EngineKind.EVOLUTION);
      case CONTROLLER -> ControllerReplays.run(options, report);
    }
    return 0;
  }

  private void compare(Report report, EngineKind engine) throws IOException {
    BudgetKind budget = options.budget();
    int replays = options.pairs();
    AccuracyTable table = options.table();
    Objective objective = options.objective(table);
    TableLandscape landscape = new TableLandscape(table, objective);
    List<Budget> budgets = options.budgets(landscape);
    TableEvaluator evaluator = new TableEvaluator(options.tableName(), table);
    List<RegretComparison> comparisons = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("replays", (long) budgets.size() * replays)) {
      for (Budget spent : budgets) {
        PairedReplays pairs =
            PairedReplays.run(
                landscape,
                evaluator,
                (seed, trials) -> engine.engine(table.space(), seed, trials),
                spent,
                options.seed(),
                replays);
        comparisons.add(RegretComparison.of(landscape, pairs));
        bar.stepBy(replays);
      }
    }
    ReplayReport result =
        new ReplayReport(
            ReplayReport.Table.of(table, landscape),
            engine.label(),
            options.reward().label(),
            ReplayReport.Target.of(objective),
            budget.label(),
            replays,
            comparisons);
    report.document(result);
    print(report, result, engine, budget);
    if (options.figure().isPresent()) {
      SearchFolder.write(
          options.figure().get(),
          RegretFigure.draw(
              engine.title() + " and random search on the table of " + table.space().name(),
              budget.unit(),
              curves(engine, comparisons)));
      report.line("written: " + options.figure().get());
    }
  }

  private static List<RegretFigure.Curve> curves(
      EngineKind engine, List<RegretComparison> comparisons) {
    List<RegretFigure.Curve> curves = new ArrayList<>();
    RegretComparison longest = comparisons.get(comparisons.size() - 1);
    curves.add(new RegretFigure.Curve("random search", longest.random().meanRegrets()));
    for (RegretComparison comparison : comparisons) {
      curves.add(
          new RegretFigure.Curve(
              engine.label() + ", " + comparison.budget(), comparison.engine().meanRegrets()));
    }
    return curves;
  }

  private static void print(
      Report report, ReplayReport result, EngineKind engine, BudgetKind budget) {
    report.line(
        String.format(
            Locale.ROOT,
            "%s and random search on %d networks of %s with %d seeds, %d pairs each, reward %s%s",
            engine.title(),
            result.table().networks(),
            result.table().space(),
            result.table().seeds().size(),
            result.replays(),
            result.reward(),
            result
                .target()
                .map(t -> String.format(Locale.ROOT, " at %.5g %s", t.value(), t.cost()))
                .orElse("")));
    report.line(
        String.format(
            Locale.ROOT,
            "best network: %s, reward %.4f",
            result.table().best(),
            result.table().bestReward()));
    TextTable table =
        new TextTable(
            budget.unit(),
            "regret",
            "random's",
            "median",
            "random's",
            "among best 5 %",
            "random's",
            "better / equal",
            "P(better), 95 %");
    for (RegretComparison row : result.comparisons()) {
      table.row(
          row.budget(),
          regret(row.engine().meanRegret()),
          regret(row.random().meanRegret()),
          regret(row.engine().medianRegret()),
          regret(row.random().medianRegret()),
          percent(row.engine().amongBest()),
          percent(row.random().amongBest()),
          percent(row.better()) + " / " + percent(row.equal()),
          row.probabilityBetter());
    }
    table.print(report.text());
  }

  private static String regret(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * part);
  }
}
