package mobilenet.search.report;

import java.util.stream.DoubleStream;

/**
 * A figure of accuracy against cost under construction: axes, points, a target, and a legend with
 * room for what a figure adds.
 */
final class AccuracyPlane {
  static final int LEFT = 80;
  static final int TOP = 80;

  /** Baseline of the legend. */
  static final int LEGEND = 55;

  /** Colours of Okabe and Ito, who chose them for every kind of eye. */
  static final String BLUE = "#0072B2";

  private static final String TARGET =
      "<path stroke=\"#D55E00\" stroke-width=\"2\" stroke-dasharray=\"6 5\" d=\"M%s %s";

  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final int RIGHT = 30;
  private static final int BOTTOM = 64;
  private static final double PERCENT = 100;

  /** In percent: where all accuracies are the same. */
  private static final double ACCURACY_ROOM = 0.25;

  private static final int LEGEND_GAP = 12;

  private final Svg svg;
  private final Axis costs;
  private final Axis accuracies;

  /**
   * An empty plane with its axes.
   *
   * @param title of the figure
   * @param label of the costs
   * @param costs that have to be in it
   * @param room on both sides of the costs
   * @param accuracies that have to be in it, 0 to 1
   */
  AccuracyPlane(
      String title, String label, DoubleStream costs, double room, DoubleStream accuracies) {
    this.svg = new Svg(WIDTH, HEIGHT, title);
    this.costs = Axis.around(costs, room);
    this.accuracies = Axis.around(accuracies.map(a -> a * PERCENT), ACCURACY_ROOM);
    axes(title, label);
  }

  double x(double cost) {
    return LEFT + costs.place(cost) * (right() - LEFT);
  }

  /** Of an accuracy, 0 to 1. */
  double y(double accuracy) {
    return bottom() - accuracies.place(accuracy * PERCENT) * (bottom() - TOP);
  }

  static double right() {
    return (double) WIDTH - RIGHT;
  }

  private static double bottom() {
    return (double) HEIGHT - BOTTOM;
  }

  /** To draw in beside what is drawn here. */
  Svg svg() {
    return svg;
  }

  String document() {
    return svg.document();
  }

  private void axes(String title, String label) {
    svg.text("class=\"title\"", LEFT, 30, title);
    for (double tick : accuracies.ticks()) {
      double y = y(tick / PERCENT);
      svg.element("<path class=\"grid\" d=\"M%s %sH%s\"/>", LEFT, y, right());
      svg.text("text-anchor=\"end\"", LEFT - 10, y + 5, accuracies.label(tick));
    }
    for (double tick : costs.ticks()) {
      svg.element("<path class=\"axis\" d=\"M%s %sv6\"/>", x(tick), bottom());
      svg.text("text-anchor=\"middle\"", x(tick), bottom() + 22, costs.label(tick));
    }
    svg.element("<path class=\"axis\" d=\"M%s %sH%s\"/>", LEFT, bottom(), right());
    svg.text("text-anchor=\"middle\"", (LEFT + right()) / 2, HEIGHT - 16, label);
    double middle = (TOP + bottom()) / 2;
    svg.text(
        "text-anchor=\"middle\" transform=\"rotate(-90 22 " + middle + ")\"",
        22,
        middle,
        "accuracy on the images held out, %");
  }

  /** A circle at a point. */
  void dot(double cost, double accuracy, String attributes) {
    circle(x(cost), y(accuracy), attributes);
  }

  /** A line from top to bottom. */
  void target(double cost) {
    svg.element(TARGET + "V%s\"/>", x(cost), TOP, bottom());
  }

  /** A circle of the legend, with its word at {@code left}. */
  void legend(double left, String attributes, String word) {
    circle(left - LEGEND_GAP, LEGEND - 5, attributes);
    svg.text("", left, LEGEND, word);
  }

  /** The target in the legend, with its word at {@code left}. */
  void targetLegend(double left) {
    svg.element(TARGET + "h24\"/>", left - 32, LEGEND - 5);
    svg.text("", left, LEGEND, "target");
  }

  private void circle(double x, double y, String attributes) {
    svg.element("<circle cx=\"%s\" cy=\"%s\" " + attributes + "/>", x, y);
  }
}
