package mobilenet.search.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Accuracy against cost of all networks tried, with their front, as SVG. */
public final class FrontFigure {
  private static final String TRIED = "r=\"4\" fill=\"#999\" fill-opacity=\"0.7\"";
  private static final String FRONT = "r=\"5\" fill=\"" + AccuracyPlane.BLUE + "\"";
  private static final String BEST = "r=\"9\" fill=\"none\" stroke=\"#333\" stroke-width=\"2\"";
  private static final double PERCENT = 100;

  private final Cost cost;
  private final AccuracyPlane plane;

  private FrontFigure(Cost cost, AccuracyPlane plane) {
    this.cost = cost;
    this.plane = plane;
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
            new AccuracyPlane(
                title,
                cost.label,
                DoubleStream.of(costs),
                widest / PERCENT,
                tried.stream().mapToDouble(Point::accuracy)));
    target.ifPresent(t -> figure.plane.target(t / cost.unit));
    tried.forEach(p -> figure.dot(p, TRIED));
    figure.line(front);
    front.forEach(p -> figure.dot(p, FRONT));
    best.ifPresent(p -> figure.dot(p, BEST));
    figure.legend(target.isPresent());
    return figure.plane.document();
  }

  private void dot(Point point, String attributes) {
    plane.dot(point.cost() / cost.unit, point.accuracy(), attributes);
  }

  private double x(Point point) {
    return plane.x(point.cost() / cost.unit);
  }

  /** Steps: between two networks of the front there is none that reaches the dearer one's. */
  private void line(List<Point> front) {
    if (front.isEmpty()) {
      return;
    }
    String steps =
        front.stream()
            .map(p -> String.format(Locale.ROOT, "H%.1fV%.1f", x(p), plane.y(p.accuracy())))
            .collect(Collectors.joining());
    plane
        .svg()
        .element(
            "<path fill=\"none\" stroke=\""
                + AccuracyPlane.BLUE
                + "\" stroke-width=\"2\" d=\"M%s %s"
                + steps
                + "H%s\"/>",
            x(front.get(0)),
            plane.y(front.get(0).accuracy()),
            AccuracyPlane.right());
  }

  private void legend(boolean target) {
    double left = AccuracyPlane.LEFT;
    plane.legend(left + 18, TRIED, "tried");
    plane.legend(left + 88, FRONT, "front");
    plane.legend(left + 162, BEST, "highest reward");
    if (target) {
      plane.targetLegend(left + 322);
    }
  }
}
