package mobilenet.search.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Accuracies in groups that are compared, a dot a seed and a bar at the mean, as SVG. */
public final class SeedsFigure {
  private static final int COLUMN = 120;
  private static final int LEFT = 80;
  private static final int TOP = 90;
  private static final int HEIGHT = 320;
  private static final int BOTTOM = 64;
  private static final int GAP = 70;

  /** Pixels of a letter of the title in a wide font. */
  private static final int TITLE_LETTER = 10;

  private static final double PERCENT = 100;
  private static final double BAR = 70;
  private static final double SPREAD = 44;

  private SeedsFigure() {}

  /**
   * What is compared, such as students of one setting.
   *
   * @param label under its dots
   * @param top1 of each seed, 0 to 1, at least one
   */
  public record Group(String label, List<Double> top1) {
    /** Copies. */
    public Group {
      top1 = List.copyOf(top1);
    }
  }

  /**
   * Groups that are compared.
   *
   * @param title such as the share of labels
   * @param groups side by side, at least one
   */
  public record Comparison(String title, List<Group> groups) {
    /** Copies. */
    public Comparison {
      groups = List.copyOf(groups);
    }
  }

  /** The file's text. */
  public static String draw(String title, List<Comparison> comparisons) {
    int columns = comparisons.stream().mapToInt(c -> c.groups().size()).sum();
    int width =
        Math.max(
            LEFT + columns * COLUMN + Math.max(1, comparisons.size()) * GAP,
            LEFT + title.length() * TITLE_LETTER);
    Svg svg = new Svg(width, TOP + HEIGHT + BOTTOM, title);
    svg.text("class=\"title\"", LEFT, 30, title);
    double left = LEFT;
    for (Comparison comparison : comparisons) {
      double wide = (double) comparison.groups().size() * COLUMN;
      draw(svg, comparison, new Panel(left, TOP, wide, HEIGHT, comparison.groups().size()));
      left += wide + GAP;
    }
    double middle = TOP + HEIGHT / 2.0;
    svg.text(
        "text-anchor=\"middle\" transform=\"rotate(-90 22 " + middle + ")\"",
        22,
        middle,
        "top-1 on the test images, %");
    return svg.document();
  }

  private static void draw(Svg svg, Comparison comparison, Panel panel) {
    Axis axis =
        Axis.around(
            comparison.groups().stream()
                .flatMapToDouble(g -> g.top1().stream().mapToDouble(v -> PERCENT * v)),
            0.1);
    panel.grid(svg, axis);
    svg.text("", panel.left(), TOP - 24, comparison.title());
    for (int i = 0; i < comparison.groups().size(); i++) {
      Group group = comparison.groups().get(i);
      double x = panel.x(i + 0.5);
      double mean = DoubleStream.of(values(group)).average().orElse(0);
      int seeds = group.top1().size();
      for (int s = 0; s < seeds; s++) {
        double shift = seeds == 1 ? 0 : SPREAD * (s / (seeds - 1.0) - 0.5);
        svg.element(
            "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"#0072B2\" fill-opacity=\"0.6\"/>",
            x + shift, panel.y(axis.place(values(group)[s])));
      }
      svg.element(
          "<path stroke=\"#D55E00\" stroke-width=\"3\" d=\"M%s %sh%s\"/>",
          x - BAR / 2, panel.y(axis.place(mean)), BAR);
      svg.text("text-anchor=\"middle\"", x, panel.bottom() + 24, group.label());
      svg.text(
          "text-anchor=\"middle\"",
          x,
          panel.bottom() + 44,
          String.format(Locale.ROOT, "%.2f %%", mean));
    }
  }

  private static double[] values(Group group) {
    return group.top1().stream().mapToDouble(v -> PERCENT * v).toArray();
  }
}
