package mobilenet.search.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * A front of accuracy and cost with straight lines over the logarithm of the cost between its
 * points, to tell how far a network lies above or below it.
 */
public final class InterpolatedFront {
  private final List<Point> points;
  private final PolynomialSplineFunction lines;

  /**
   * A network of the front.
   *
   * @param cost above 0
   * @param accuracy 0 to 1
   */
  public record Point(double cost, double accuracy) {}

  private InterpolatedFront(List<Point> points) {
    this.points = List.copyOf(points);
    this.lines =
        new LinearInterpolator()
            .interpolate(
                points.stream().mapToDouble(p -> Math.log(p.cost)).toArray(),
                points.stream().mapToDouble(Point::accuracy).toArray());
  }

  /**
   * Through points.
   *
   * @param points two or more, by rising cost and rising accuracy
   * @throws IllegalArgumentException if there are fewer, or they do not rise
   */
  public static InterpolatedFront through(List<Point> points) {
    if (points.size() < 2 || !(points.get(0).cost > 0)) {
      throw new IllegalArgumentException(
          "expected two points or more of costs above 0, given " + points);
    }
    for (int i = 1; i < points.size(); i++) {
      Point before = points.get(i - 1);
      Point point = points.get(i);
      if (!(point.cost > before.cost && point.accuracy > before.accuracy)) {
        throw new IllegalArgumentException(
            "points of a front must rise in cost and accuracy, given " + before + ", " + point);
      }
    }
    return new InterpolatedFront(points);
  }

  /**
   * Accuracy of a network minus the front's at its cost. At costs beyond the dearest point the
   * front has the accuracy of that point, as what costs less may be used instead.
   *
   * @param cost above 0
   * @return nothing at costs below the cheapest point, where the front has no network
   */
  public OptionalDouble residual(double cost, double accuracy) {
    Point last = points.get(points.size() - 1);
    if (!(cost >= points.get(0).cost)) {
      return OptionalDouble.empty();
    }
    double front = cost >= last.cost ? last.accuracy : lines.value(Math.log(cost));
    return OptionalDouble.of(accuracy - front);
  }
}
