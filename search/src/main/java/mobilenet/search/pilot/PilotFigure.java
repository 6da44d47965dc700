package mobilenet.search.pilot;

import java.util.Locale;
import java.util.Optional;
import mobilenet.search.reward.Costs;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.Trend;

/**
 * A row of a pilot's table.
 *
 * @param training which one it is about
 * @param statistic what it says
 * @param covariate what was taken out of the accuracies, or correlated with them, if anything
 * @param value with its interval
 */
public record PilotFigure(
    Training training, Statistic statistic, Optional<Covariate> covariate, Interval value) {

  /** Which training a figure is about. */
  public enum Training {
    /** The short one, or the only one. */
    SHORT("short"),
    /** The long one. */
    LONG("long"),
    /** How far the two agree. */
    SHORT_AGAINST_LONG("short against long");

    private final String text;

    Training(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What a figure says. */
  public enum Statistic {
    /** Reliability of the accuracy of one seed. */
    ICC("ICC of one seed"),
    /** Reliability of the mean accuracy of all seeds. */
    ICC_OF_MEAN("ICC of the mean of all seeds"),
    /** Seeds whose mean has the reliability that is asked for. */
    SEEDS_NEEDED("seeds for a reliability of 0.78"),
    /** Kendall's τ of mean accuracy and cost. */
    TAU_WITH_COST("tau of accuracy"),
    /** Kendall's τ between the means of two halves of the seeds. */
    TAU_OF_HALVES("tau between halves of the seeds"),
    /** Kendall's τ between the two trainings' means or residuals of means. */
    TAU("tau"),
    /** Kendall's partial τ between the two trainings' means. */
    PARTIAL_TAU("partial tau");

    private final String text;

    Statistic(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A cost of the networks.
   *
   * @param cost whose logarithm counts
   * @param trend the curve that was taken out; none where only the order of costs counts
   */
  public record Covariate(Costs.Measure cost, Optional<Trend> trend) {
    @Override
    public String toString() {
      String name = cost == Costs.Measure.MACS ? "MACs" : lower(cost);
      return "log " + name + trend.map(shape -> ", " + lower(shape)).orElse("");
    }
  }

  /** First line of the file that {@link #csv} gives the others of. */
  public static final String HEADER = "training,statistic,covariate,trend,estimate,low,high";

  /** Its line in a file; what is undefined is NaN. */
  public String csv() {
    return String.join(
        ",",
        lower(training),
        lower(statistic),
        covariate.map(c -> "log_" + lower(c.cost)).orElse(""),
        covariate.flatMap(Covariate::trend).map(PilotFigure::lower).orElse(""),
        number(value.estimate()),
        number(value.low()),
        number(value.high()));
  }

  @Override
  public String toString() {
    String joint = statistic == Statistic.TAU_WITH_COST ? " and " : ", given ";
    String what = statistic + covariate.map(c -> joint + c).orElse("");
    return String.format(Locale.ROOT, "%-18s  %-58s  %s", training, what, value);
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.4f", value)
        : Double.toString(value);
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
