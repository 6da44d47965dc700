package mobilenet.search.latency;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Time as a sum of a network's multiply-accumulates by kind of step, its bytes and the number of
 * its steps, each with a factor: fitted to whole networks, without a look inside. A little of ridge
 * regression keeps factors finite where two of these numbers grow together.
 */
public final class LinearModel implements LatencyPredictor {
  private static final int LEAST_NETWORKS = 8;

  /** Of the number of networks, on standardised numbers: too little to matter where data decide. */
  private static final double RIDGE = 1e-3;

  private final List<String> kinds;
  private final double[] means;
  private final double[] scales;
  private final double[] factors;
  private final double meanNanos;

  private LinearModel(
      List<String> kinds, double[] means, double[] scales, double[] factors, double meanNanos) {
    this.kinds = kinds;
    this.means = means;
    this.scales = scales;
    this.factors = factors;
    this.meanNanos = meanNanos;
  }

  /**
   * Fits the factors to a table's networks for one size of image.
   *
   * @throws IllegalArgumentException if there are fewer than eight
   */
  public static LinearModel fit(LatencyTable table, int size) {
    List<Work> networks = Work.of(table, size, LEAST_NETWORKS);
    Set<String> kinds = new TreeSet<>();
    networks.forEach(w -> w.steps().forEach(step -> kinds.add(kind(step.key()))));
    List<String> columns = List.copyOf(kinds);
    double[][] numbers =
        networks.stream().map(w -> numbers(w.steps(), columns)).toArray(double[][]::new);
    double[] nanos = networks.stream().mapToDouble(Work::nanos).toArray();
    int width = numbers[0].length;
    double[] means = new double[width];
    double[] scales = new double[width];
    for (int c = 0; c < width; c++) {
      int column = c;
      double mean = Arrays.stream(numbers).mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          Arrays.stream(numbers)
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
      means[c] = mean;
      // What is the same for all networks explains nothing, and gets no factor.
      scales[c] = variance <= 1e-18 * mean * mean ? 0 : 1 / Math.sqrt(variance);
    }
    double meanNanos = Arrays.stream(nanos).average().orElseThrow();
    double[] factors = solve(numbers, means, scales, nanos, meanNanos);
    return new LinearModel(columns, means, scales, factors, meanNanos);
  }

  /** Least squares with a row for each factor that pulls it to 0. */
  private static double[] solve(
      double[][] numbers, double[] means, double[] scales, double[] nanos, double meanNanos) {
    int rows = numbers.length;
    int width = means.length;
    double[][] x = new double[rows + width][width];
    double[] y = new double[rows + width];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < width; c++) {
        x[r][c] = (numbers[r][c] - means[c]) * scales[c];
      }
      y[r] = nanos[r] - meanNanos;
    }
    for (int c = 0; c < width; c++) {
      x[rows + c][c] = Math.sqrt(RIDGE * rows);
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(y, x);
    return regression.estimateRegressionParameters();
  }

  /** Multiply-accumulates of each kind, then bytes, then steps. */
  private static double[] numbers(List<PlannedStep> steps, List<String> kinds) {
    double[] numbers = new double[kinds.size() + 2];
    for (PlannedStep step : steps) {
      int kind = kinds.indexOf(kind(step.key()));
      if (kind >= 0) {
        numbers[kind] += step.macs();
      }
      numbers[kinds.size()] += step.bytes();
      numbers[kinds.size() + 1] += 1;
    }
    return numbers;
  }

  /** The operation, or how some run together. */
  private static String kind(StepKey key) {
    return key.grouping() instanceof StepKey.Grouping.Alone
        ? key.operations().get(0).split("[:@]", 2)[0]
        : key.grouping().getClass().getSimpleName();
  }

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Prediction predict(int size, List<PlannedStep> steps) {
    double[] numbers = numbers(steps, kinds);
    double nanos = meanNanos;
    for (int c = 0; c < numbers.length; c++) {
      nanos += factors[c] * (numbers[c] - means[c]) * scales[c];
    }
    return Prediction.ofNanos(nanos);
  }
}
