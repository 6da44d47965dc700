package mobilenet.search.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Accuracy against cost of all networks tried, with their front, as SVG. */
public final class FrontFigure {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final int LEFT = 80;
  private static final int RIGHT = 30;
  private static final int TOP = 80;
  private static final int BOTTOM = 64;
  private static final double PERCENT = 100;

  /** Colours of Okabe and Ito, who chose them for every kind of eye. */
  private static final String FRONT = "#0072B2";

  private static final String TARGET = "#D55E00";

  private final Cost cost;
  private final Axis costs;
  private final Axis accuracy;

  private FrontFigure(Cost cost, Axis costs, Axis accuracy) {
    this.cost = cost;
    this.costs = costs;
    this.accuracy = accuracy;
  }

  /** What networks cost. */
  public enum Cost {
    /** Multiply-accumulates. */
    MACS(1e6, "multiply-accumulates of an image, millions"),
    /** Latency in milliseconds. */
    MILLISECONDS(1, "latency of an image, ms");

    private final double unit;
    private final String label;

    Cost(double unit, String label) {
      this.unit = unit;
      this.label = label;
    }
  }

  /**
   * A network.
   *
   * @param cost of an image
   * @param accuracy 0 to 1
   */
  public record Point(double cost, double accuracy) {}

  /**
   * Draws a figure.
   *
   * @param title of it
   * @param tried all networks with an accuracy
   * @param front those of them that none beats, by rising cost
   * @param best the one with the highest reward, if any
   * @param target cost aimed at, if any
   * @param cost what the networks cost
   * @return the file's text
   */
  public static String draw(
      String title,
      List<Point> tried,
      List<Point> front,
      Optional<Point> best,
      Optional<Double> target,
      Cost cost) {
    double[] costs =
        DoubleStream.concat(
                tried.stream().mapToDouble(Point::cost),
                target.stream().mapToDouble(Double::doubleValue))
            .map(value -> value / cost.unit)
            .toArray();
    double widest = DoubleStream.of(costs).max().orElse(1);
    FrontFigure figure =
        new FrontFigure(
            cost,
            Axis.around(DoubleStream.of(costs), widest / PERCENT),
            Axis.around(tried.stream().mapToDouble(p -> p.accuracy() * PERCENT), 0.25));
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    figure.axes(svg, title);
    target.ifPresent(t -> figure.target(svg, t));
    tried.forEach(p -> figure.dot(svg, p, "r=\"4\" fill=\"#999\" fill-opacity=\"0.7\""));
    figure.line(svg, front);
    front.forEach(p -> figure.dot(svg, p, "r=\"5\" fill=\"" + FRONT + "\""));
    best.ifPresent(
        p -> figure.dot(svg, p, "r=\"9\" fill=\"none\" stroke=\"#333\" stroke-width=\"2\""));
    legend(svg, target.isPresent());
    return svg.document();
  }

  private double x(double value) {
    return LEFT + costs.place(value / cost.unit) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double percent) {
    return HEIGHT - BOTTOM - accuracy.place(percent) * (HEIGHT - TOP - BOTTOM);
  }

  private void axes(Svg svg, String title) {
    svg.text("class=\"title\"", LEFT, 30, title);
    for (double tick : accuracy.ticks()) {
      svg.element("<path class=\"grid\" d=\"M%s %sH%s\"/>", LEFT, y(tick), (double) WIDTH - RIGHT);
      svg.text("text-anchor=\"end\"", LEFT - 10, y(tick) + 5, accuracy.label(tick));
    }
    for (double tick : costs.ticks()) {
      double x = x(tick * cost.unit);
      svg.element("<path class=\"axis\" d=\"M%s %sv6\"/>", x, (double) HEIGHT - BOTTOM);
      svg.text("text-anchor=\"middle\"", x, HEIGHT - BOTTOM + 22, costs.label(tick));
    }
    svg.element(
        "<path class=\"axis\" d=\"M%s %sH%s\"/>",
        LEFT, (double) HEIGHT - BOTTOM, (double) WIDTH - RIGHT);
    svg.text(
        "text-anchor=\"middle\"",
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 16,
        cost.label);
    double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
    svg.text(
        "text-anchor=\"middle\" transform=\"rotate(-90 22 " + middle + ")\"",
        22,
        middle,
        "accuracy on the images held out, %");
  }

  private void target(Svg svg, double target) {
    svg.element(
        "<path stroke=\""
            + TARGET
            + "\" stroke-width=\"2\" stroke-dasharray=\"6 5\" d=\"M%s %sV%s\"/>",
        x(target),
        TOP,
        (double) HEIGHT - BOTTOM);
  }

  private void dot(Svg svg, Point point, String attributes) {
    svg.element(
        "<circle cx=\"%s\" cy=\"%s\" " + attributes + "/>",
        x(point.cost()),
        y(point.accuracy() * PERCENT));
  }

  /** Steps: between two networks of the front there is none that reaches the dearer one's. */
  private void line(Svg svg, List<Point> front) {
    if (front.isEmpty()) {
      return;
    }
    String steps =
        front.stream()
            .map(
                p ->
                    String.format(
                        Locale.ROOT,
                        "H%.1fV%.1f",
                        x(p.cost()),
                        y(p.accuracy() * PERCENT)))
            .collect(Collectors.joining());
    svg.element(
        "<path fill=\"none\" stroke=\""
            + FRONT
            + "\" stroke-width=\"2\" d=\"M%s %s"
            + steps
            + "H%s\"/>",
        x(front.get(0).cost()),
        y(front.get(0).accuracy() * PERCENT),
        (double) WIDTH - RIGHT);
  }

  private static void legend(Svg svg, boolean target) {
    double y = 55;
    svg.element("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"#999\"/>", LEFT + 6, y - 5);
    svg.text("", LEFT + 18, y, "tried");
    svg.element("<circle cx=\"%s\" cy=\"%s\" r=\"5\" fill=\"" + FRONT + "\"/>", LEFT + 76, y - 5);
    svg.text("", LEFT + 88, y, "front");
    svg.element(
        "<circle cx=\"%s\" cy=\"%s\" r=\"7\" fill=\"none\" stroke=\"#333\" stroke-width=\"2\"/>",
        LEFT + 148, y - 5);
    svg.text("", LEFT + 162, y, "highest reward");
    if (target) {
      svg.element(
          "<path stroke=\""
              + TARGET
              + "\" stroke-width=\"2\" stroke-dasharray=\"6 5\" d=\"M%s %sh24\"/>",
          LEFT + 290,
          y - 5);
      svg.text("", LEFT + 322, y, "target");
    }
  }
}
