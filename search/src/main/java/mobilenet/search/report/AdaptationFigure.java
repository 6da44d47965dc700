package mobilenet.search.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Accuracy against latency on the way from one network to a faster one, as SVG. */
public final class AdaptationFigure {
  private static final String TRIED = "r=\"3\" fill=\"#999\" fill-opacity=\"0.7\"";
  private static final String CHOSEN = "r=\"5\" fill=\"" + AccuracyPlane.BLUE + "\"";
  private static final double PERCENT = 100;

  private AdaptationFigure() {}

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
    AccuracyPlane plane =
        new AccuracyPlane(
            title,
            "predicted latency of an image, ms",
            DoubleStream.concat(all.stream().mapToDouble(Point::ms), DoubleStream.of(target)),
            slowest / PERCENT,
            all.stream().mapToDouble(Point::accuracy));
    plane.target(target);
    tried.forEach(p -> plane.dot(p.ms(), p.accuracy(), TRIED));
    line(plane, path);
    path.forEach(p -> plane.dot(p.ms(), p.accuracy(), CHOSEN));
    double left = AccuracyPlane.LEFT;
    plane.legend(left + 18, TRIED, "tried");
    plane.legend(left + 88, CHOSEN, "chosen, after a short training each");
    plane.targetLegend(left + 372);
    return plane.document();
  }

  private static void line(AccuracyPlane plane, List<Point> path) {
    String points =
        path.stream()
            .map(
                p ->
                    String.format(Locale.ROOT, "%.1f,%.1f", plane.x(p.ms()), plane.y(p.accuracy())))
            .collect(Collectors.joining(" "));
    plane
        .svg()
        .element(
            "<polyline fill=\"none\" stroke=\""
                + AccuracyPlane.BLUE
                + "\" stroke-width=\"2\" points=\""
                + points
                + "\"/>");
  }
}
