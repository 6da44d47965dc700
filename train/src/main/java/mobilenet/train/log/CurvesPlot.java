package mobilenet.train.log;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mobilenet.weights.AtomicFiles;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Loss and accuracy over epochs as a picture, two charts above each other. Needs no display. */
public final class CurvesPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 480;
  private static final int PERCENT = 100;

  /** Few points are shown as such: a line of one point is invisible. */
  private static final int MOST_MARKERS = 40;

  private static final float LINE = 2.2f;
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 18);

  private CurvesPlot() {}

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
   * @param title of the picture, such as the recipe's name
   * @param rows at least one, in the order of epochs
   */
  public static void write(Path png, String title, List<EpochMetrics> rows) throws IOException {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one row of metrics to draw, given none");
    }
    List<XYChart> charts =
        List.of(
            chart(
                title,
                "Loss (nats)",
                rows,
                row -> Optional.of(row.training().loss()),
                EpochMetrics.Validation::loss),
            chart(
                "",
                "Top-1 accuracy (%)",
                rows,
                row -> row.training().accuracy().map(a -> a * PERCENT),
                validation -> validation.top1() * PERCENT));
    AtomicFiles.write(
        png, out -> BitmapEncoder.saveBitmap(charts, charts.size(), 1, out, BitmapFormat.PNG));
  }

  private static XYChart chart(
      String title,
      String yAxis,
      List<EpochMetrics> rows,
      Function<EpochMetrics, Optional<Double>> training,
      Function<EpochMetrics.Validation, Double> validation) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("Epoch")
            .yAxisTitle(yAxis)
            .build();
    style(chart.getStyler(), rows);
    add(chart, Curve.TRAINING, rows, training);
    for (EvaluatedWeights weights : EvaluatedWeights.values()) {
      add(
          chart,
          Curve.of(weights),
          rows,
          row -> row.validation().filter(v -> v.weights() == weights).map(validation));
    }
    return chart;
  }

  private static void style(XYStyler styler, List<EpochMetrics> rows) {
    int last = rows.get(rows.size() - 1).epoch();
    styler
        .setXAxisMin(0.0)
        .setXAxisMax((double) last)
        .setXAxisDecimalPattern("#")
        .setXAxisMaxLabelCount(Math.min(last + 1, 16))
        .setAxisTitleFont(PLAIN)
        .setAxisTickLabelsFont(PLAIN)
        .setPlotGridLinesColor(new Color(0xDDDDDD))
        .setChartTitleFont(BOLD)
        .setChartTitleVisible(true)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendFont(PLAIN)
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setLegendBorderColor(Color.WHITE)
        .setMarkerSize(6);
  }

  /** Leaves out a line of which nothing is known, and points that are not finite. */
  private static void add(
      XYChart chart,
      Curve curve,
      List<EpochMetrics> rows,
      Function<EpochMetrics, Optional<Double>> value) {
    List<EpochMetrics> known =
        rows.stream().filter(row -> value.apply(row).filter(Double::isFinite).isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    double[] epochs = known.stream().mapToDouble(EpochMetrics::epoch).toArray();
    double[] values = known.stream().mapToDouble(row -> value.apply(row).orElseThrow()).toArray();
    Marker marker = epochs.length <= MOST_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    XYSeries series = chart.addSeries(curve.label, epochs, values);
    series.setMarker(marker);
    series.setMarkerColor(curve.colour);
    series.setLineColor(curve.colour);
    series.setLineStyle(new BasicStroke(LINE));
  }
}
