package mobilenet.search.report;

import java.util.List;
import java.util.stream.DoubleStream;
import mobilenet.search.controller.ControllerRow;
import mobilenet.search.space.Decision;

/**
 * A controller's search as SVG: reward and baseline, cost over target, and entropy above each
 * other, and below them every decision's probabilities as bands.
 */
public final class ControllerFigure {
  private static final int WIDTH = 900;
  private static final int LEFT = 70;
  private static final int RIGHT = 24;
  private static final int TOP = 62;
  private static final int CHART = 130;
  private static final int CHART_GAP = 46;

  /** As many points of a line as can be told apart. */
  private static final int MOST_POINTS = 300;

  /** Nats at the top of its axis where there is none. */
  private static final double LEAST_ENTROPY = 0.1;

  private static final String REWARD = "stroke=\"#999\" stroke-width=\"1\"";
  private static final String BASELINE = "stroke=\"#0072B2\" stroke-width=\"2\"";
  private static final String TARGET =
      "stroke=\"#D55E00\" stroke-width=\"2\" stroke-dasharray=\"6 5\"";

  private final Svg svg;
  private final StepWindows windows;
  private double top = TOP;

  private ControllerFigure(Svg svg, StepWindows windows) {
    this.svg = svg;
    this.windows = windows;
  }

  /**
   * Draws a figure.
   *
   * @param title of it
   * @param decisions of the space
   * @param rows at least one, in the order of steps; where there are many, means of neighbours are
   *     drawn
   * @return the file's text
   */
  public static String draw(String title, List<Decision> decisions, List<ControllerRow> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("expected at least one step to draw, given none");
    }
    boolean target = rows.get(0).ratio().isPresent();
    int charts = target ? 3 : 2;
    int bands = TOP + charts * (CHART + CHART_GAP);
    Svg svg = new Svg(WIDTH, bands + ProbabilityBands.height(decisions), title);
    svg.text("class=\"title\"", LEFT, 30, title);
    ControllerFigure figure = new ControllerFigure(svg, StepWindows.of(rows, MOST_POINTS));
    figure.reward();
    if (target) {
      figure.ratio();
    }
    figure.entropy();
    ProbabilityBands.draw(svg, bands, decisions, figure.windows);
    return svg.document();
  }

  private void reward() {
    double[] rewards = windows.means(row -> row.update().reward());
    double[] baselines = windows.means(row -> row.update().baseline());
    Axis axis = axis(DoubleStream.concat(DoubleStream.of(rewards), DoubleStream.of(baselines)));
    Panel panel = chart("reward of the networks drawn (grey) and baseline (blue)", axis);
    line(panel, axis, REWARD, rewards);
    line(panel, axis, BASELINE, baselines);
  }

  private void ratio() {
    double[] ratios = windows.means(row -> row.ratio().orElse(1));
    Axis axis = axis(DoubleStream.concat(DoubleStream.of(ratios), DoubleStream.of(1)));
    Panel panel = chart("cost of the networks drawn over the target", axis);
    line(panel, axis, BASELINE, ratios);
    line(panel, axis, TARGET, DoubleStream.generate(() -> 1).limit(ratios.length).toArray());
  }

  private void entropy() {
    double[] entropies = windows.means(row -> row.update().entropy());
    double most = DoubleStream.of(entropies).max().orElse(0);
    Axis axis = Axis.around(DoubleStream.of(0, Math.max(most, LEAST_ENTROPY)), 0);
    Panel panel = chart("entropy of the decisions, nats", axis);
    line(panel, axis, BASELINE, entropies);
    svg.text("text-anchor=\"end\"", panel.right(), panel.bottom() + 18, "step");
    for (double tick : Axis.around(DoubleStream.of(0, windows.last()), 0).ticks()) {
      if (tick <= windows.last() && tick < 0.95 * windows.last()) {
        svg.text(
            "text-anchor=\"middle\"",
            panel.x(tick),
            panel.bottom() + 18,
            Long.toString(Math.round(tick)));
      }
    }
  }

  /** With a little room, without which a flat line has no axis. */
  private static Axis axis(DoubleStream values) {
    double[] all = values.toArray();
    double most = DoubleStream.of(all).map(Math::abs).max().orElse(1);
    return Axis.around(DoubleStream.of(all), Math.max(most, 1e-3) / 1e3);
  }

  private Panel chart(String what, Axis axis) {
    Panel panel = new Panel(LEFT, top, WIDTH - LEFT - RIGHT, CHART, windows.last());
    svg.text("", LEFT, top - 8, what);
    panel.grid(svg, axis);
    top += CHART + CHART_GAP;
    return panel;
  }

  private void line(Panel panel, Axis axis, String style, double[] values) {
    panel.line(svg, style, windows.steps(), i -> axis.place(values[i]));
  }
}
