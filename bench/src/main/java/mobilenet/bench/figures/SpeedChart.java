package mobilenet.bench.figures;

import static mobilenet.bench.figures.Svg.number;

import java.util.Locale;
import mobilenet.bench.figures.Svg.Anchor;
import mobilenet.bench.report.LatencyRow;

/** Bars that show our time of a run as a fraction of ONNX Runtime's. */
final class SpeedChart {
  private static final int LEFT = 206;
  private static final int TOP = 96;
  private static final int ROW = 38;
  private static final int BAR = 13;
  private static final int FOOT = 46;

  /** Pixels of a bar as long as ONNX Runtime's, if no bar is much longer. */
  private static final double UNIT = 420;

  /** Beyond this part of {@link #UNIT}, a bar would reach the numbers on its right. */
  private static final double LONGEST = 1.05;

  private static final double RATIO_COLUMN = LEFT + UNIT + 56;
  private static final double TIME_COLUMN = Svg.WIDTH - 24;

  private final Comparisons comparisons;
  private final Svg svg;
  private final double unit;

  private SpeedChart(Comparisons comparisons) {
    this.comparisons = comparisons;
    this.unit = UNIT * Math.min(1, LONGEST / comparisons.largestRatio());
    int height = TOP + ROW * comparisons.rows().size() + FOOT;
    this.svg = new Svg(height, "Time of a run through each network, relative to ONNX Runtime's");
  }

  static Svg draw(Comparisons comparisons) {
    SpeedChart chart = new SpeedChart(comparisons);
    chart.head();
    chart.grid();
    for (int i = 0; i < comparisons.rows().size(); i++) {
      chart.row(comparisons.rows().get(i), TOP + ROW * i);
    }
    chart.reference();
    return chart.svg;
  }

  private void head() {
    Comparisons.Setting setting = comparisons.setting();
    String images = setting.batch() == 1 ? "one image" : setting.batch() + " images";
    svg.text(
        Style.TITLE,
        Anchor.START,
        24,
        32,
        "Time for " + images + ", ONNX Runtime = 1 (shorter is faster)");
    svg.text(
        Style.NOTE,
        Anchor.START,
        24,
        52,
        setting.machine() + " · JDK " + setting.jdk() + " · " + comparisons.lastDate());
    svg.text(Style.NOTE, Anchor.END, RATIO_COLUMN, 82, "ratio");
    svg.text(Style.NOTE, Anchor.END, TIME_COLUMN, 82, "ours / ONNX Runtime, ms");
    svg.rectangle(Style.DARK_BAR, LEFT, 72, BAR, BAR - 2, 2);
    svg.text(Style.NOTE, Anchor.START, LEFT + 20, 82, "1 thread");
    svg.rectangle(Style.PALE_BAR, LEFT + 90, 72, BAR, BAR - 2, 2);
    svg.text(Style.NOTE, Anchor.START, LEFT + 110, 82, "2 threads");
  }

  private double bottom() {
    return TOP + ROW * comparisons.rows().size();
  }

  private void grid() {
    for (int quarter = 0; quarter <= 4; quarter++) {
      double x = LEFT + unit * quarter / 4;
      if (quarter < 4) {
        svg.path(Style.GRID, "M" + number(x) + ' ' + TOP + 'V' + number(bottom() + 4));
      }
      svg.text(
          Style.NOTE,
          Anchor.MIDDLE,
          x,
          bottom() + 20,
          quarter % 4 == 0 ? Integer.toString(quarter / 4) : decimals(quarter / 4.0));
    }
  }

  /** In front of the bars, some of which end just beyond it. */
  private void reference() {
    double x = LEFT + unit;
    svg.path(Style.REFERENCE, "M" + number(x) + ' ' + (TOP - 6) + 'V' + number(bottom() + 4));
    svg.text(Style.REFERENCE_TEXT, Anchor.MIDDLE, x, bottom() + 36, "ONNX Runtime");
  }

  private void row(Comparisons.Row row, double y) {
    svg.text(Style.TEXT, Anchor.END, LEFT - 12, y + 15, row.network());
    svg.text(Style.NOTE, Anchor.END, LEFT - 12, y + 29, row.size() + "×" + row.size());
    row.threads(1).ifPresent(one -> bar(Style.DARK_BAR, one, y + 4));
    row.threads(2).ifPresent(two -> bar(Style.PALE_BAR, two, y + 6 + BAR));
  }

  private void bar(Style style, LatencyRow row, double y) {
    double ratio = row.oursMs() / row.ortMs();
    svg.rectangle(style, LEFT, y, unit * ratio, BAR, 2);
    svg.text(Style.TEXT, Anchor.END, RATIO_COLUMN, y + 11, decimals(ratio));
    svg.text(
        Style.NOTE,
        Anchor.END,
        TIME_COLUMN,
        y + 11,
        decimals(row.oursMs()) + " / " + decimals(row.ortMs()));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
