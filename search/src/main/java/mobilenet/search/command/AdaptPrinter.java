package mobilenet.search.command;

import java.io.PrintWriter;
import java.util.Locale;
import mobilenet.cli.Printable;
import mobilenet.cli.TextTable;

/**
 * Prints an {@link AdaptReport} for people.
 *
 * @param out where to
 */
record AdaptPrinter(PrintWriter out) {
  private static final double PERCENT = 100;

  /** A row a step, the result, and where it is. */
  void print(AdaptReport report, AdaptFolder folder) {
    table(report).print(out);
    out.println();
    AdaptReport.Step last = report.last();
    out.println(
        String.format(
            Locale.ROOT,
            "%.4f ms predicted, %.1f %% less than %.4f; %s on the images held out",
            last.ms(),
            PERCENT * (1 - last.ms() / report.firstMs()),
            report.firstMs(),
            percent(report.accuracy())));
    report
        .width()
        .ifPresent(
            width ->
                out.println(
                    String.format(
                        Locale.ROOT,
                        "at a width of %d %%: %.4f ms predicted; %s on the images held out",
                        width.percent(),
                        width.ms(),
                        percent(width.accuracy()))));
    out.println(
        Printable.line(
            "written: " + report.checkpoint() + ", " + report.network() + ", " + folder.curve()));
  }

  private static TextTable table(AdaptReport report) {
    TextTable table = new TextTable("step", "group", "width", "ms", "measured", "held-out top-1");
    table.row(0, "", "", ms(report.firstMs()), "", percent(report.firstAccuracy()));
    for (AdaptReport.Step step : report.steps()) {
      table.row(
          step.step(),
          step.group(),
          step.width(),
          ms(step.ms()),
          step.measuredMs().map(AdaptPrinter::ms).orElse(""),
          percent(step.accuracy()));
    }
    return table;
  }

  private static String ms(double ms) {
    return String.format(Locale.ROOT, "%.4f", ms);
  }

  private static String percent(double accuracy) {
    return String.format(Locale.ROOT, "%.2f %%", PERCENT * accuracy);
  }
}
