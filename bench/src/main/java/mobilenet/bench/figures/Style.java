package mobilenet.bench.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the parts of a figure look, in a browser's light and in its dark mode. Every figure has a
 * background of its own, so that it stays legible where a browser does not say which mode it is in.
 */
enum Style {
  CARD("", "fill:#ffffff;stroke:#d1d9e0", "fill:#0d1117;stroke:#3d444d"),
  TITLE("font-size:15px;font-weight:600", "fill:#1f2328", "fill:#f0f6fc"),
  TEXT("font-size:12.5px", "fill:#1f2328", "fill:#f0f6fc"),
  NOTE("font-size:11.5px", "fill:#59636e", "fill:#9198a1"),
  GRID("stroke-width:1", "stroke:#d1d9e0", "stroke:#3d444d"),
  REFERENCE("stroke-width:1.5", "stroke:#bc4c00", "stroke:#f0883e"),
  REFERENCE_TEXT("font-size:11.5px;font-weight:600", "fill:#bc4c00", "fill:#f0883e"),
  DARK_BAR("", "fill:#0969da", "fill:#1f6feb"),
  PALE_BAR("", "fill:#80ccff", "fill:#79c0ff"),
  DEPTHWISE("", "fill:#ddf4ff;stroke:#0969da", "fill:#10294a;stroke:#4493f8"),
  POINTWISE("", "fill:#f6f8fa;stroke:#818b98", "fill:#1c2128;stroke:#9198a1"),
  ABSENT("stroke-dasharray:4 3", "fill:none;stroke:#c0c8d0", "fill:none;stroke:#4b535d"),
  FLOW("fill:none;stroke-width:1.5", "stroke:#59636e", "stroke:#9198a1"),
  SUM("stroke-width:1.5", "fill:#ffffff;stroke:#59636e", "fill:#0d1117;stroke:#9198a1"),
  ARROW("", "fill:#59636e", "fill:#9198a1");

  private final String common;
  private final String light;
  private final String dark;

  Style(String common, String light, String dark) {
    this.common = common;
    this.light = light;
    this.dark = dark;
  }

  /** Name of the class in the style sheet. */
  String cssClass() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The style sheet of every figure. */
  static String sheet() {
    return "text{font-family:-apple-system,BlinkMacSystemFont,'Segoe UI','Noto Sans',Helvetica,"
        + "Arial,sans-serif}\n"
        + rules(style -> style.common.isEmpty() ? style.light : style.common + ';' + style.light)
        + "@media (prefers-color-scheme:dark){\n"
        + rules(style -> style.dark)
        + "}\n";
  }

  private static String rules(Function<Style, String> declarations) {
    return Arrays.stream(values())
        .map(style -> '.' + style.cssClass() + '{' + declarations.apply(style) + "}\n")
        .collect(Collectors.joining());
  }
}
