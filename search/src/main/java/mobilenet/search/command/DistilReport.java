package mobilenet.search.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import mobilenet.cli.TextTable;
import mobilenet.search.distillation.TaughtComparison;
import mobilenet.search.report.SeedsFigure;
import mobilenet.search.statistics.Interval;

/** Comparisons of students, for people. */
final class DistilReport {
  private static final double PERCENT = 100;
  private static final int LEFT_OUT = 1;

  private DistilReport() {}

  /** 1 if test images were left out, so that accuracies are not of the same images; else 0. */
  static int exitCode(List<TaughtComparison> comparisons) {
    return comparisons.stream().allMatch(TaughtComparison::isComplete) ? 0 : LEFT_OUT;
  }

  static void print(List<TaughtComparison> comparisons, PrintWriter out) {
    for (TaughtComparison comparison : comparisons) {
      out.println(title(comparison));
      TextTable students = new TextTable("setting", "students", "test top-1");
      for (TaughtComparison.Students one : comparison.settings()) {
        students.row(
            one.setting().label(), one.top1().size(), text("%.2f %%", PERCENT * one.mean()));
      }
      students.print(out);
      comparison.settings().forEach(one -> printLeftOut(one, out));
      out.println();
      if (comparison.differences().isEmpty()) {
        out.println("differences need two seeds in two settings");
      } else {
        TextTable table =
            new TextTable("setting", "less", "pairs", "ahead", "points", "95 % interval");
        for (TaughtComparison.Difference one : comparison.differences()) {
          Interval mean = one.mean();
          table.row(
              one.better().label(),
              one.than().label(),
              one.pairs(),
              one.ahead(),
              text("%+.2f", PERCENT * mean.estimate()),
              text("%+.2f to %+.2f", PERCENT * mean.low(), PERCENT * mean.high()));
        }
        table.print(out);
      }
      out.println();
    }
    out.flush();
  }

  private static void printLeftOut(TaughtComparison.Students one, PrintWriter out) {
    if (one.leftOut() > 0) {
      out.println(
          one.setting().label()
              + ": up to "
              + one.leftOut()
              + (one.leftOut() == 1 ? " test image" : " test images")
              + " could not be read: its accuracies are of other images");
    }
  }

  private static String title(TaughtComparison comparison) {
    String share =
        BigDecimal.valueOf(comparison.labels())
            .movePointRight(2)
            .stripTrailingZeros()
            .toPlainString();
    return "labels of " + share + " % of the images";
  }

  static String figure(List<TaughtComparison> comparisons) {
    return SeedsFigure.draw(
        "Students by what they learn from: a dot a seed, a bar at the mean",
        comparisons.stream()
            .map(
                comparison ->
                    new SeedsFigure.Comparison(
                        title(comparison),
                        comparison.settings().stream()
                            .map(
                                students ->
                                    new SeedsFigure.Group(
                                        students.setting().label(), students.top1()))
                            .toList()))
            .toList());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
