package mobilenet.search.report;

import java.util.List;
import java.util.stream.IntStream;
import mobilenet.search.space.Decision;

/** Probabilities of every decision's options over the steps, as bands that sum to 1. */
final class ProbabilityBands {
  private static final int COLUMNS = 3;
  private static final int LEFT = 24;
  private static final int WIDTH = 276;
  private static final int STRIDE = 288;
  private static final int HEIGHT = 64;
  private static final int ROW = 104;
  private static final int LONGEST_LABEL = 38;

  /** A band that is this high at the end has room for its option's name. */
  private static final double LABELLED = 0.22;

  /** Colours of Okabe and Ito, who chose them for every kind of eye, without black. */
  private static final List<String> COLOURS =
      List.of("#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D55E00", "#0072B2", "#bbb");

  private ProbabilityBands() {}

  static int height(List<Decision> decisions) {
    return (decisions.size() + COLUMNS - 1) / COLUMNS * ROW + 30;
  }

  static void draw(Svg svg, double top, List<Decision> decisions, StepWindows windows) {
    svg.text("", LEFT, top, "probability of each option, from the first step to the last");
    for (int d = 0; d < decisions.size(); d++) {
      int row = d / COLUMNS;
      Panel panel =
          new Panel(
              LEFT + d % COLUMNS * (double) STRIDE,
              top + 40 + row * (double) ROW,
              WIDTH,
              HEIGHT,
              windows.last());
      bands(svg, panel, d, decisions.get(d), windows);
    }
  }

  private static void bands(
      Svg svg, Panel panel, int index, Decision decision, StepWindows windows) {
    svg.text("", panel.left(), panel.top() - 6, shortened(index + ": " + decision.name()));
    double[] steps = windows.steps();
    double[] low = new double[steps.length];
    for (int option = 0; option < decision.options().size(); option++) {
      int shown = option;
      double[] share = windows.means(row -> row.probabilities().get(index).get(shown));
      double[] from = low.clone();
      double[] to = IntStream.range(0, low.length).mapToDouble(i -> from[i] + share[i]).toArray();
      String colour = COLOURS.get(option % COLOURS.size());
      panel.area(svg, colour, steps, i -> from[i], i -> to[i]);
      double last = share[share.length - 1];
      if (last >= LABELLED) {
        double middle = from[from.length - 1] + last / 2;
        svg.text(
            "text-anchor=\"end\"",
            panel.right() - 6,
            panel.y(middle) + 5,
            shortened(decision.text(option)));
      }
      low = to;
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL - 1) + "…";
  }
}
