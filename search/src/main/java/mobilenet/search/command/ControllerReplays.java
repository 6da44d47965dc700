package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;
import mobilenet.cli.TextTable;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.landscape.AnswerNoise;
import mobilenet.search.replay.ControllerReplay;
import mobilenet.search.reward.Objective;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;

/** A controller's searches of a table: {@code search replay --engine controller}. */
final class ControllerReplays {
  private ControllerReplays() {}

  static void run(ReplayOptions options, Report report) throws IOException {
    int replays = options.searches();
    int steps = options.controller().steps();
    AnswerNoise noise = options.controller().noise();
    AccuracyTable table = options.table();
    List<Objective> objectives = options.objectives(table);
    TableEvaluator evaluator = new TableEvaluator(options.tableName(), table);
    List<TableLandscape> landscapes = new ArrayList<>();
    List<List<ControllerReplay>> searches = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("searches", (long) objectives.size() * replays)) {
      for (Objective objective : objectives) {
        TableLandscape landscape = new TableLandscape(table, objective);
        List<ControllerReplay> own = new ArrayList<>();
        for (long seed = options.seed(); seed < options.seed() + replays; seed++) {
          own.add(
              ControllerReplay.run(
                  landscape, evaluator, noise, ControllerSettings.of(steps, seed)));
          bar.step();
        }
        landscapes.add(landscape);
        searches.add(own);
      }
    }
    ControllerReplayReport result = ControllerReplayReport.of(table, options, landscapes, searches);
    report.document(result);
    print(report, result);
    if (options.controller().output().isPresent()) {
      write(options.controller().output().get(), searches);
      report.line("written: " + options.controller().output().get());
    }
  }

  private static void write(Path file, List<List<ControllerReplay>> searches) throws IOException {
    StringBuilder rows = new StringBuilder(ControllerReplay.HEADER).append('\n');
    searches.forEach(own -> own.forEach(search -> rows.append(search.csv()).append('\n')));
    SearchFolder.write(file, rows.toString());
  }

  private static void print(Report report, ControllerReplayReport result) {
    report.line(
        String.format(
            Locale.ROOT,
            "controller on %d networks of %s with %d seeds, %d steps, noise %s, reward %s",
            result.networks(),
            result.space(),
            result.seeds().size(),
            result.steps(),
            result.noise(),
            result.reward()));
    TextTable table =
        new TextTable(
            "target",
            "best 5 %, on target",
            "best 5 %",
            "on target",
            "mean regret",
            "ranks",
            "best network's cost over target");
    for (ControllerReplayReport.Target row : result.targets()) {
      List<ControllerReplayReport.Search> searches = row.searches();
      table.row(
          row.target()
              .map(t -> String.format(Locale.ROOT, "%.5g %s", t.value(), t.cost()))
              .orElse("-"),
          row.good() + " of " + searches.size(),
          row.amongBest(),
          row.onTarget(),
          String.format(
              Locale.ROOT,
              "%.4f",
              searches.stream()
                  .mapToDouble(ControllerReplayReport.Search::regret)
                  .average()
                  .orElseThrow()),
          ranks(searches),
          row.bestOverTarget().map(r -> String.format(Locale.ROOT, "%.3f", r)).orElse("-"));
    }
    table.print(report.text());
  }

  private static String ranks(List<ControllerReplayReport.Search> searches) {
    int[] sorted = searches.stream().mapToInt(s -> s.rank()).sorted().toArray();
    return sorted[0] + " to " + sorted[sorted.length - 1];
  }
}
