package mobilenet.search.report;

import java.util.Locale;

/** An SVG drawing under construction; lengths are pixels. */
final class Svg {
  /** Dark and light pages: text and lines are readable on the white card that is drawn first. */
  private static final String STYLE =
      "text{font:14px system-ui,sans-serif;fill:#333}.title{font-weight:600;font-size:16px}"
          + ".grid{stroke:#ddd}.axis{stroke:#333}";

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;
  private final String title;

  Svg(int width, int height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  /** An element with attributes as they stand in the file; {@code %s} are numbers. */
  Svg element(String format, double... numbers) {
    Object[] texts = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      texts[i] = String.format(Locale.ROOT, "%.1f", numbers[i]);
    }
    body.append(String.format(Locale.ROOT, format, texts)).append('\n');
    return this;
  }

  /**
   * A line of text.
   *
   * @param attributes such as {@code text-anchor="end"}
   */
  Svg text(String attributes, double x, double y, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>\n",
            x,
            y,
            attributes,
            escaped(text)));
    return this;
  }

  String document() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" role=\"img\">\n<title>%3$s</title>\n<style>%4$s</style>\n"
            + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#fff\"/>\n%5$s</svg>\n",
        width,
        height,
        escaped(title),
        STYLE,
        body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
