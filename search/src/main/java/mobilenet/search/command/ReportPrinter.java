package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
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
            report.best().map(this::point),
            byLatency() ? report.targetMs() : report.targetMacs(),
            byLatency() ? FrontFigure.Cost.MILLISECONDS : FrontFigure.Cost.MACS));
  }

  private boolean byLatency() {
    return report.best().flatMap(SearchReport.Entry::latencyMs).isPresent();
  }

  private List<FrontFigure.Point> points(List<SearchReport.Entry> entries) {
    return entries.stream().map(this::point).toList();
  }

  private FrontFigure.Point point(SearchReport.Entry entry) {
    double cost = byLatency() ? entry.latencyMs().orElseThrow() : entry.macs();
    return new FrontFigure.Point(cost, entry.accuracy());
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
    out.println(
        "front of accuracy and " + (byLatency() ? "latency:" : "multiply-accumulates:"));
    table(report.front()).print(out);
    out.println();
    out.println(
        Printable.line(
            "highest reward ("
                + report.reward()
                + target()
                + "): "
                + best.get().network()
                + String.format(
                    Locale.ROOT,
                    ", %.2f %%, %,d MACs",
                    PERCENT * best.get().accuracy(),
                    best.get().macs())
                + best.get()
                    .latencyMs()
                    .map(ms -> String.format(Locale.ROOT, ", %.4f ms", ms))
                    .orElse("")));
    out.println(Printable.line("written: " + folder.best() + ", " + folder.front()));
  }

  private String target() {
    return report
        .targetMs()
        .map(target -> ", " + target + " ms")
        .or(() -> report.targetMacs().map(t -> String.format(Locale.ROOT, ", %,.0f MACs", t)))
        .orElse("");
  }

  /** The result, and all trials. */
  void print(PrintWriter out) {
    printResult(out);
    if (!report.tried().isEmpty()) {
      out.println();
      out.println("all trials:");
      table(report.tried()).print(out);
    }
    report
        .failed()
        .forEach(
            f ->
                out.println(
                    Printable.line(
                        "trial " + f.trial() + ", " + f.network() + ", failed: " + f.reason())));
  }

  private String failures() {
    return report.failed().isEmpty() ? "" : ", " + report.failed().size() + " of them failed";
  }

  private TextTable table(List<SearchReport.Entry> entries) {
    List<String> heads =
        new ArrayList<>(List.of("trial", "network", "held-out top-1", "MACs"));
    if (byLatency()) {
      heads.add("ms");
    }
    heads.addAll(List.of("parameters", "reward", "seconds"));
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (SearchReport.Entry entry : entries) {
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  entry.trial(),
                  entry.network(),
                  String.format(Locale.ROOT, "%.2f %%", PERCENT * entry.accuracy()),
                  entry.macs()));
      if (byLatency()) {
        cells.add(String.format(Locale.ROOT, "%.4f", entry.latencyMs().orElseThrow()));
      }
      cells.add(entry.params());
      cells.add(String.format(Locale.ROOT, "%.4f", entry.reward()));
      cells.add(String.format(Locale.ROOT, "%.1f", entry.seconds()));
      table.row(cells.toArray());
    }
    return table;
  }
}
