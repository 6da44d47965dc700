package mobilenet.bench.figures;

import java.util.Base64;
import java.util.Locale;

/** An SVG drawing under construction. Lengths are pixels at the width of the README. */
public final class Svg {
  /** Width of every figure. */
  static final int WIDTH = 860;

  /** Which end of a text its position is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder body = new StringBuilder();
  private final int height;
  private final String title;

  /**
   * Starts with an empty card.
   *
   * @param title what the figure shows, for those who cannot see it
   */
  Svg(int height, String title) {
    this.height = height;
    this.title = title;
    rectangle(Style.CARD, 0.5, 0.5, WIDTH - 1, height - 1, 6);
  }

  Svg rectangle(Style style, double x, double y, double width, double height, double radius) {
    return element(
        style,
        "rect",
        " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>",
        number(x),
        number(y),
        number(width),
        number(height),
        number(radius));
  }

  Svg circle(Style style, double x, double y, double radius) {
    return element(
        style, "circle", " cx=\"%s\" cy=\"%s\" r=\"%s\"/>", number(x), number(y), number(radius));
  }

  /** A path in SVG's own notation, of absolute or relative steps. */
  Svg path(Style style, String steps) {
    return element(style, "path", " d=\"%s\"/>", steps);
  }

  /** A line of text, whose baseline is at {@code y}. */
  Svg text(Style style, Anchor anchor, double x, double y, String text) {
    return element(
        style,
        "text",
        " x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
        number(x),
        number(y),
        anchor.name().toLowerCase(Locale.ROOT),
        escaped(text));
  }

  /** A square PNG image, enlarged without smoothing. */
  Svg image(double x, double y, double side, byte[] png) {
    body.append(
        String.format(
            Locale.ROOT,
            "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" style=\"image-rendering:pixelated\""
                + " href=\"data:image/png;base64,%s\"/>\n",
            number(x),
            number(y),
            number(side),
            number(side),
            Base64.getEncoder().encodeToString(png)));
    return this;
  }

  /** The whole file. */
  public String document() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" role=\"img\">\n<title>%3$s</title>\n"
            + "<style>\n%4$s</style>\n%5$s</svg>\n",
        WIDTH,
        height,
        escaped(title),
        Style.sheet(),
        body);
  }

  private Svg element(Style style, String name, String rest, Object... values) {
    body.append('<').append(name).append(" class=\"").append(style.cssClass()).append('"');
    body.append(String.format(Locale.ROOT, rest, values)).append('\n');
    return this;
  }

  /** At most one decimal, as in 12 or 12.5. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
