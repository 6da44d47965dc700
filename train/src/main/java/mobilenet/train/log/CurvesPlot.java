package mobilenet.train.log;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mobilenet.train.output.PngFiles;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Loss and accuracy over epochs as an image, two charts above each other. Needs no display. */
public final class CurvesPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 480;
  private static final int PERCENT = 100;

  /** Room for the numbers of either chart, so that both begin at the same column. */
  private static final int LEFT_PIXELS = 80;

  private static final int TICK_PIXELS = 85;

  /**
   * Moves a last point invisibly: where values are evenly spaced, XChart has its ticks at every
   * n-th, such as 8, 16, 24, instead of at round numbers.
   */
  private static final double UNEVEN = 1e-3;

  /** So few that the axis has ticks between them. */
  private static final int FEW_EPOCHS = 12;

  /** Few points are shown as such: a line of one point is invisible. */
  private static final int MOST_MARKERS = 40;

  private static final float LINE = 2.2f;
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 18);

  private CurvesPlot() {}

  /** One of the two charts. */
  private enum Panel {
    LOSS("Loss (nats)", "0.0##"),
    ACCURACY("Top-1 accuracy (%)", "0.##");

    private final String axis;
    private final String decimals;

    Panel(String axis, String decimals) {
      this.axis = axis;
      this.decimals = decimals;
    }

    Optional<Double> training(EpochMetrics row) {
      return switch (this) {
        case LOSS -> Optional.of(row.training().loss());
        case ACCURACY -> row.training().accuracy().map(a -> a * PERCENT);
      };
    }

    Optional<Double> validation(EpochMetrics row, EvaluatedWeights weights) {
      return row.validation()
          .filter(v -> v.weights() == weights)
          .map(v -> this == LOSS ? v.loss() : v.top1() * PERCENT);
    }
  }

  /** One line of a chart; colours of Okabe and Ito, who chose them for every kind of eye. */
  private enum Curve {
    TRAINING("training (augmented)", new Color(0x0072B2)),
    RAW("validation", new Color(0xD55E00)),
    AVERAGE("validation, averaged weights", new Color(0x009E73));

    private final String label;
    private final Color colour;

    Curve(String label, Color colour) {
      this.label = label;
      this.colour = colour;
    }

    static Curve of(EvaluatedWeights weights) {
      return switch (weights) {
        case RAW -> RAW;
        case AVERAGE -> AVERAGE;
      };
    }
  }

  /**
   * Writes or replaces a PNG file.
   *
   * @param title of the image, such as the recipe's name
   * @param rows at least one, in the order of epochs
   */
  public static void write(Path png, String title, List<EpochMetrics> rows) throws IOException {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one row of metrics to draw, given none");
    }
    List<XYChart> charts = List.of(chart(title, Panel.LOSS, rows), chart("", Panel.ACCURACY, rows));
    BufferedImage image =
        new BufferedImage(WIDTH, HEIGHT * charts.size(), BufferedImage.TYPE_INT_RGB);
    try {
      draw(charts, image);
    } catch (LinkageError | InternalError | RuntimeException e) {
      if (!isOfFonts(e)) {
        throw e;
      }
      throw new IOException("it cannot be drawn: " + e + "; install fontconfig and a font", e);
    }
    PngFiles.write(png, image);
  }

  /**
   * Whether Java has no font or no native library to draw text with, which small images of systems
   * lack. It says so by errors and exceptions of many classes, from its own classes of fonts.
   */
  static boolean isOfFonts(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      boolean ofFonts =
          e instanceof UnsatisfiedLinkError
              || Stream.of(e.getStackTrace())
                  .map(StackTraceElement::getClassName)
                  .anyMatch(name -> name.startsWith("sun.font.") || name.startsWith("sun.awt."));
      if (ofFonts) {
        return true;
      }
    }
    return false;
  }

  private static void draw(List<XYChart> charts, BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    try {
      for (XYChart chart : charts) {
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.translate(0, HEIGHT);
      }
    } finally {
      graphics.dispose();
    }
  }

  private static XYChart chart(String title, Panel panel, List<EpochMetrics> rows) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("Epoch")
            .yAxisTitle(panel.axis)
            .build();
    style(chart.getStyler(), panel, rows);
    add(chart, Curve.TRAINING, rows, panel::training);
    for (EvaluatedWeights weights : EvaluatedWeights.values()) {
      add(chart, Curve.of(weights), rows, row -> panel.validation(row, weights));
    }
    return chart;
  }

  private static void style(XYStyler styler, Panel panel, List<EpochMetrics> rows) {
    int last = rows.get(rows.size() - 1).epoch();
    if (last <= FEW_EPOCHS) {
      styler.setXAxisTickLabelsFormattingFunction(CurvesPlot::wholeEpoch);
    }
    styler.setLocale(Locale.ROOT);
    styler
        .setXAxisMin(0.0)
        .setXAxisMax(last + UNEVEN)
        .setXAxisTickMarkSpacingHint(TICK_PIXELS)
        .setXAxisDecimalPattern("#")
        .setYAxisDecimalPattern(panel.decimals)
        .setAxisTitleFont(PLAIN)
        .setAxisTickLabelsFont(PLAIN)
        .setPlotGridLinesColor(new Color(0xDDDDDD))
        .setChartTitleFont(BOLD)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendFont(PLAIN)
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setLegendBorderColor(Color.WHITE)
        .setMarkerSize(6)
        .setYAxisLeftWidthHint(LEFT_PIXELS);
  }

  /** Nothing at the ticks that a short axis has between two epochs. */
  private static String wholeEpoch(double epoch) {
    return epoch == Math.rint(epoch) ? Long.toString(Math.round(epoch)) : " ";
  }

  /**
   * Leaves out a line of which nothing is known, points that are not finite, and what the second
   * row of an epoch repeats.
   */
  private static void add(
      XYChart chart,
      Curve curve,
      List<EpochMetrics> rows,
      Function<EpochMetrics, Optional<Double>> value) {
    SortedMap<Integer, Double> points = new TreeMap<>();
    for (EpochMetrics row : rows) {
      value.apply(row).filter(Double::isFinite).ifPresent(v -> points.put(row.epoch(), v));
    }
    if (points.isEmpty()) {
      return;
    }
    double[] epochs = points.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
    if (points.lastKey() > FEW_EPOCHS) {
      epochs[epochs.length - 1] += UNEVEN;
    }
    double[] values = points.values().stream().mapToDouble(Double::doubleValue).toArray();
    Marker marker = epochs.length <= MOST_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    XYSeries series = chart.addSeries(curve.label, epochs, values);
    series.setMarker(marker);
    series.setMarkerColor(curve.colour);
    series.setLineColor(curve.colour);
    series.setLineStyle(new BasicStroke(LINE));
  }
}
