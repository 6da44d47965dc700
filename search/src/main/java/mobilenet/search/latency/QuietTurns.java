package mobilenet.search.latency;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Tells turns in peace from those beside busy neighbours: other processes of this system, which it
 * counts, and those of other systems on the same processor, which show in the pace alone. On a
 * rented machine these slowed a turn in eight by 10 to 40 %, several turns in a row (2 cores of a
 * Zen 5, 2026-11).
 */
final class QuietTurns {
  /** Neighbours are busy for less than three quarters of the time. */
  private static final double QUARTILE = 25;

  private final MeasurementSettings settings;
  private final double usualPace;

  private QuietTurns(MeasurementSettings settings, double usualPace) {
    this.settings = settings;
    this.usualPace = usualPace;
  }

  /** By the pace of some turns. */
  static QuietTurns among(List<TurnLog.Entry> turns, MeasurementSettings settings) {
    double[] paces = turns.stream().mapToDouble(entry -> entry.turn().paceNanos()).toArray();
    return new QuietTurns(
        settings,
        paces.length == 0
            ? Double.POSITIVE_INFINITY
            : new Percentile(QUARTILE)
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(paces));
  }

  /** Whether a turn was in peace. */
  boolean isQuiet(Turn turn) {
    return turn.othersPercent() <= settings.mostOthersPercent()
        && turn.paceNanos() <= (1 + settings.mostSlowdown()) * usualPace;
  }

  /** Those of some turns that were in peace. */
  static List<TurnLog.Entry> of(List<TurnLog.Entry> turns, MeasurementSettings settings) {
    QuietTurns quiet = among(turns, settings);
    return turns.stream().filter(entry -> quiet.isQuiet(entry.turn())).toList();
  }
}
