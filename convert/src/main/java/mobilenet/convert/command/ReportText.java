package mobilenet.convert.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobilenet.cli.Printable;
import mobilenet.convert.ConversionReport;
import mobilenet.convert.Fact;

/** A conversion for people: a line for each thing that was found. */
final class ReportText {
  private static final int LISTED = 4;

  private final ConversionReport report;
  private final PrintWriter out;

  ReportText(ConversionReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  void print(Path file, Path output) {
    line(
        file
            + ": "
            + report.format()
            + ", "
            + report.types()
            + ", "
            + report.names()
            + " names"
            + report.prefix().map(prefix -> " behind " + prefix).orElse(""));
    line("network   " + report.architecture() + ", " + report.how());
    if (!report.alsoFits().isEmpty()) {
      line("          its tensors also fit " + list(report.alsoFits()));
    }
    line("classes   " + classes());
    fact("padding", report.padding());
    fact("epsilon", report.epsilon());
    fact("images", report.images());
    line(
        String.format(
            Locale.ROOT,
            "tensors   %,d placed, %,d of batch norms' counters ignored, none left over",
            report.used(),
            report.ignored()));
    if (!report.asides().isEmpty()) {
      line("left out  " + list(report.asides()));
    }
    report.notes().forEach(note -> line("note      " + note));
    line(
        String.format(
            Locale.ROOT,
            "tried     all %,d values are finite, and so are the %,d answers to an image",
            report.check().values(),
            report.check().outputs()));
    line(output + ": written, and reads back to the same bits");
  }

  private String classes() {
    if (report.classes() == 0) {
      return "none: the network ends in its features";
    }
    return String.format(
        Locale.ROOT,
        "%,d, %s",
        report.classes(),
        report.labelled()
            ? "with names"
            : "called by their numbers; --class-names gives them names");
  }

  private void fact(String name, Fact fact) {
    line(String.format(Locale.ROOT, "%-9s %s, %s", name, fact.value(), fact.reason()));
  }

  private static String list(List<String> all) {
    String first = all.stream().limit(LISTED).collect(Collectors.joining(", "));
    return all.size() > LISTED ? first + " and " + (all.size() - LISTED) + " more" : first;
  }

  private void line(String text) {
    out.println(Printable.line(text));
  }
}
