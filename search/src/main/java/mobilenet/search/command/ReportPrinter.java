package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.Printable;
import mobilenet.cli.TextTable;
import mobilenet.json.JsonObject;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.report.FrontFigure;

/** A report as text, and as the files beside its ledger. */
final class ReportPrinter {
  private static final double PERCENT = 100;

  private final SearchReport report;
  private final SearchFolder folder;

  ReportPrinter(SearchReport report, SearchFolder folder) {
    this.report = report;
    this.folder = folder;
  }

  /** Writes the figure, and the best network's architecture file. */
  void writeFiles(LedgerView view) throws IOException {
    if (report.best().isEmpty()) {
      return;
    }
    JsonObject network = view.rows().get(report.best().get().trial()).trial().architecture();
    SearchFolder.write(folder.best(), network);
    SearchFolder.write(
        folder.front(),
        FrontFigure.draw(
            title(),
            points(report.tried()),
            points(report.front()),
            report.best().map(ReportPrinter::point),
            report.targetMacs()));
  }

  private static List<FrontFigure.Point> points(List<SearchReport.Entry> entries) {
    return entries.stream().map(ReportPrinter::point).toList();
  }

  private static FrontFigure.Point point(SearchReport.Entry entry) {
    return new FrontFigure.Point(entry.macs(), entry.accuracy());
  }

  private String title() {
    return EngineKind.valueOf(report.engine().toUpperCase(Locale.ROOT)).title()
        + " of "
        + report.space()
        + ", "
        + report.finished()
        + " of "
        + report.trials()
        + " networks";
  }

  /** The result of a search: its front and its best network. */
  void printResult(PrintWriter out) {
    out.println(Printable.line(title() + failures()));
    Optional<SearchReport.Entry> best = report.best();
    if (best.isEmpty()) {
      out.println("no network has an accuracy yet");
      return;
    }
    out.println();
    out.println("front of accuracy and multiply-accumulates:");
    table(report.front()).print(out);
    out.println();
    out.println(
        Printable.line(
            "highest reward ("
                + report.reward()
                + report
                    .targetMacs()
                    .map(t -> String.format(Locale.ROOT, ", %,.0f MACs", t))
                    .orElse("")
                + "): "
                + best.get().network()
                + String.format(
                    Locale.ROOT,
                    ", %.2f %%, %,d MACs",
                    PERCENT * best.get().accuracy(),
                    best.get().macs())));
    out.println(Printable.line("written: " + folder.best() + ", " + folder.front()));
  }

  /** The result, and all trials. */
  void print(PrintWriter out) {
    printResult(out);
    if (!report.tried().isEmpty()) {
      out.println();
      out.println(report.seeds() == 1 ? "all trials:" : "all networks:");
      table(report.tried()).print(out);
    }
    report
        .failed()
        .forEach(
            f ->
                out.println(
                    Printable.line(
                        "trial "
                            + f.trial()
                            + ", "
                            + f.network()
                            + (report.seeds() == 1 ? "" : ", seed " + f.seed())
                            + ", failed: "
                            + f.reason())));
  }

  private String failures() {
    int failed = report.finished() - report.tried().size();
    return failed == 0 ? "" : ", " + failed + " of them failed";
  }

  private TextTable table(List<SearchReport.Entry> entries) {
    TextTable table =
        new TextTable(
            "trial",
            "network",
            report.seeds() == 1 ? "held-out top-1" : "top-1, mean of " + report.seeds() + " (sd)",
            "MACs",
            "parameters",
            "reward",
            "seconds");
    for (SearchReport.Entry entry : entries) {
      table.row(
          entry.trial(),
          entry.network(),
          accuracy(entry),
          entry.macs(),
          entry.params(),
          String.format(Locale.ROOT, "%.4f", entry.reward()),
          String.format(Locale.ROOT, "%.1f", entry.seconds()));
    }
    return table;
  }

  private static String accuracy(SearchReport.Entry entry) {
    String mean = String.format(Locale.ROOT, "%.2f %%", PERCENT * entry.accuracy());
    return mean
        + entry
            .repeats()
            .map(r -> String.format(Locale.ROOT, " (%.2f)", PERCENT * r.spread()))
            .orElse("");
  }
}
