package mobilenet.search.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Accuracy against latency on the way from one network to a faster one, as SVG. */
public final class AdaptationFigure {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final int LEFT = 80;
  private static final int RIGHT = 30;
  private static final int TOP = 80;
  private static final int BOTTOM = 64;
  private static final double PERCENT = 100;

  /** Colours of Okabe and Ito, who chose them for every kind of eye. */
  private static final String PATH = "#0072B2";

  private static final String TARGET = "#D55E00";

  private final Axis latency;
  private final Axis accuracy;

  private AdaptationFigure(Axis latency, Axis accuracy) {
    this.latency = latency;
    this.accuracy = accuracy;
  }

  /**
   * A network.
   *
   * @param ms predicted milliseconds of an image
   * @param accuracy 0 to 1
   */
  public record Point(double ms, double accuracy) {}

  /**
   * Draws a figure.
   *
   * @param title of it
   * @param tried all networks that were trained
   * @param path those that were chosen, from the first on; at least one
   * @param target milliseconds to come down to
   * @return the file's text
   */
  public static String draw(String title, List<Point> tried, List<Point> path, double target) {
    List<Point> all = Stream.concat(tried.stream(), path.stream()).toList();
    double slowest = path.get(0).ms();
    AdaptationFigure figure =
        new AdaptationFigure(
            Axis.around(
                DoubleStream.concat(all.stream().mapToDouble(Point::ms), DoubleStream.of(target)),
                slowest / PERCENT),
            Axis.around(all.stream().mapToDouble(p -> p.accuracy() * PERCENT), 0.25));
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    figure.axes(svg, title);
    figure.target(svg, target);
    tried.forEach(p -> figure.dot(svg, p, "r=\"3\" fill=\"#999\" fill-opacity=\"0.7\""));
    figure.line(svg, path);
    path.forEach(p -> figure.dot(svg, p, "r=\"5\" fill=\"" + PATH + "\""));
    legend(svg);
    return svg.document();
  }

  private double x(double ms) {
    return LEFT + latency.place(ms) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double percent) {
    return HEIGHT - BOTTOM - accuracy.place(percent) * (HEIGHT - TOP - BOTTOM);
  }

  private void axes(Svg svg, String title) {
    double bottom = HEIGHT - BOTTOM;
    svg.text("class=\"title\"", LEFT, 30, title);
    for (double tick : accuracy.ticks()) {
      svg.element("<path class=\"grid\" d=\"M%s %sH%s\"/>", LEFT, y(tick), (double) WIDTH - RIGHT);
      svg.text("text-anchor=\"end\"", LEFT - 10, y(tick) + 5, accuracy.label(tick));
    }
    for (double tick : latency.ticks()) {
      svg.element("<path class=\"axis\" d=\"M%s %sv6\"/>", x(tick), bottom);
      svg.text("text-anchor=\"middle\"", x(tick), bottom + 22, latency.label(tick));
    }
    svg.element("<path class=\"axis\" d=\"M%s %sH%s\"/>", LEFT, bottom, (double) WIDTH - RIGHT);
    svg.text(
        "text-anchor=\"middle\"",
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 16,
        "predicted latency of an image, ms");
    double middle = (TOP + bottom) / 2;
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
        x(point.ms()),
        y(point.accuracy() * PERCENT));
  }

  private void line(Svg svg, List<Point> path) {
    String points =
        path.stream()
            .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", x(p.ms()), y(p.accuracy() * PERCENT)))
            .collect(Collectors.joining(" "));
    svg.element(
        "<polyline fill=\"none\" stroke=\""
            + PATH
            + "\" stroke-width=\"2\" points=\""
            + points
            + "\"/>");
  }

  private static void legend(Svg svg) {
    double y = 55;
    svg.element("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"#999\"/>", LEFT + 6, y - 5);
    svg.text("", LEFT + 18, y, "tried");
    svg.element("<circle cx=\"%s\" cy=\"%s\" r=\"5\" fill=\"" + PATH + "\"/>", LEFT + 76, y - 5);
    svg.text("", LEFT + 88, y, "chosen, after a short training each");
    svg.element(
        "<path stroke=\""
            + TARGET
            + "\" stroke-width=\"2\" stroke-dasharray=\"6 5\" d=\"M%s %sh24\"/>",
        LEFT + 340,
        y - 5);
    svg.text("", LEFT + 372, y, "target");
  }
}
