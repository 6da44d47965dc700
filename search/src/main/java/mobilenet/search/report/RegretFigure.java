package mobilenet.search.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Mean regret of searches against what they have spent, as SVG. */
public final class RegretFigure {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final int LEFT = 80;
  private static final int RIGHT = 30;
  private static final int BOTTOM = 64;
  private static final int LEGEND_STEP = 185;
  private static final int LEGEND_COLUMNS = 4;
  private static final int LEGEND_TOP = 55;
  private static final int LEGEND_LINE = 22;

  /** From the last line of the legend to the curves. */
  private static final int LEGEND_ROOM = 25;

  private static final double POINTS = 100;

  /** Where all regrets are 0. */
  private static final double LEAST_HEIGHT = 0.1;

  /** Grey for random search, and colours of Okabe and Ito, who chose them for every kind of eye. */
  private static final List<String> COLOURS =
      List.of("#777", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00");

  private final int top;
  private final Axis spent;
  private final Axis regret;

  private RegretFigure(int curves, Axis spent, Axis regret) {
    this.top = legendLine(Math.max(0, curves - 1)) + LEGEND_ROOM;
    this.spent = spent;
    this.regret = regret;
  }

  /**
   * A curve.
   *
   * @param label of it
   * @param regrets when 1, 2 and so on units were spent
   */
  public record Curve(String label, List<Double> regrets) {
    /** Copies. */
    public Curve {
      regrets = List.copyOf(regrets);
    }
  }

  /**
   * Draws a figure.
   *
   * @param title of it
   * @param unit of what is spent
   * @param curves what all others are compared with first
   * @return the file's text
   */
  public static String draw(String title, String unit, List<Curve> curves) {
    DoubleStream all =
        curves.stream().flatMap(c -> c.regrets().stream()).mapToDouble(r -> r * POINTS);
    int most = curves.stream().mapToInt(c -> c.regrets().size()).max().orElse(1);
    RegretFigure figure =
        new RegretFigure(
            curves.size(),
            Axis.around(DoubleStream.of(0, most), 0),
            Axis.around(DoubleStream.concat(DoubleStream.of(0, LEAST_HEIGHT), all), 0));
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    figure.axes(svg, title, unit);
    for (int i = 0; i < curves.size(); i++) {
      figure.curve(svg, curves.get(i), i);
    }
    return svg.document();
  }

  /** Baseline of a curve's label: so many stand beside each other as there is room for. */
  private static int legendLine(int number) {
    return LEGEND_TOP + number / LEGEND_COLUMNS * LEGEND_LINE;
  }

  private double x(double units) {
    return LEFT + spent.place(units) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double points) {
    return HEIGHT - BOTTOM - regret.place(points) * (HEIGHT - top - BOTTOM);
  }

  private void axes(Svg svg, String title, String unit) {
    svg.text("class=\"title\"", LEFT, 30, title);
    for (double tick : regret.ticks()) {
      svg.element("<path class=\"grid\" d=\"M%s %sH%s\"/>", LEFT, y(tick), (double) WIDTH - RIGHT);
      svg.text("text-anchor=\"end\"", LEFT - 10, y(tick) + 5, regret.label(tick));
    }
    for (double tick : spent.ticks()) {
      svg.element("<path class=\"axis\" d=\"M%s %sv6\"/>", x(tick), (double) HEIGHT - BOTTOM);
      svg.text("text-anchor=\"middle\"", x(tick), HEIGHT - BOTTOM + 22, spent.label(tick));
    }
    svg.text("text-anchor=\"middle\"", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 16, unit);
    double middle = (top + HEIGHT - BOTTOM) / 2.0;
    svg.text(
        "text-anchor=\"middle\" transform=\"rotate(-90 22 " + middle + ")\"",
        22,
        middle,
        "mean regret, hundredths of the reward");
  }

  private void curve(Svg svg, Curve curve, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    String points =
        IntStream.range(0, curve.regrets().size())
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT, "%.1f,%.1f", x(i + 1), y(curve.regrets().get(i) * POINTS)))
            .collect(Collectors.joining(" "));
    svg.element(
        "<polyline fill=\"none\" stroke=\""
            + colour
            + "\" stroke-width=\"2\" points=\""
            + points
            + "\"/>");
    int last = curve.regrets().size();
    svg.element(
        "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"" + colour + "\"/>",
        x(last),
        y(curve.regrets().get(last - 1) * POINTS));
    double left = LEFT + (double) (number % LEGEND_COLUMNS) * LEGEND_STEP;
    double line = legendLine(number);
    svg.element(
        "<path stroke=\"" + colour + "\" stroke-width=\"2\" d=\"M%s %sh24\"/>", left, line - 5);
    svg.text("", left + 32, line, curve.label());
  }
}
