package mobilenet.search.report;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * A rectangle of a figure whose width is a number of steps.
 *
 * @param left in pixels
 * @param top in pixels
 * @param width in pixels
 * @param height in pixels
 * @param steps at its right end
 */
record Panel(double left, double top, double width, double height, double steps) {
  double x(double step) {
    return left + step / steps * width;
  }

  /** From 0 at the bottom to 1 at the top. */
  double y(double place) {
    return top + height - place * height;
  }

  double bottom() {
    return top + height;
  }

  double right() {
    return left + width;
  }

  /** Horizontal lines and numbers at the ticks of an axis. */
  void grid(Svg svg, Axis axis) {
    for (double tick : axis.ticks()) {
      double y = y(axis.place(tick));
      svg.element("<path class=\"grid\" d=\"M%s %sH%s\"/>", left, y, right());
      svg.text("text-anchor=\"end\"", left - 8, y + 5, axis.label(tick));
    }
  }

  /** A line through points, by step and place. */
  void line(Svg svg, String style, double[] steps, IntToDoubleFunction place) {
    svg.element("<path fill=\"none\" " + style + " d=\"" + path(steps, place) + "\"/>");
  }

  /** The area between two lines. */
  void area(
      Svg svg, String fill, double[] steps, IntToDoubleFunction low, IntToDoubleFunction high) {
    StringBuilder back = new StringBuilder();
    for (int i = steps.length - 1; i >= 0; i--) {
      back.append(point('L', steps[i], low.applyAsDouble(i)));
    }
    svg.element("<path fill=\"" + fill + "\" d=\"" + path(steps, high) + back + "Z\"/>");
  }

  private String path(double[] steps, IntToDoubleFunction place) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      path.append(point(i == 0 ? 'M' : 'L', steps[i], place.applyAsDouble(i)));
    }
    return path.toString();
  }

  private String point(char command, double step, double place) {
    return String.format(Locale.ROOT, "%c%.1f %.1f", command, x(step), y(place));
  }
}
