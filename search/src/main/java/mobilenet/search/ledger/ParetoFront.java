package mobilenet.search.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.reward.Costs;

/**
 * The rows that no other beats in accuracy and cost at once.
 *
 * @param measure which cost
 * @param points by rising cost, and so by rising accuracy
 */
public record ParetoFront(Costs.Measure measure, List<Point> points) {

  /**
   * A network of the front.
   *
   * @param row of the ledger
   * @param accuracy 0 to 1
   * @param cost in the unit of its measure
   */
  public record Point(Row row, double accuracy, double cost) {}

  /** Copies. */
  public ParetoFront {
    points = List.copyOf(points);
  }

  /** The front of finished rows whose cost is known. Of equals, the first in the ledger. */
  public static ParetoFront of(LedgerView view, Costs.Measure measure) {
    List<Point> points = new ArrayList<>();
    for (Row row : view.rows()) {
      if (row.result().isPresent() && row.result().get().evaluation() instanceof Measured m) {
        OptionalDouble cost = costs(row.trial(), m).get(measure);
        if (cost.isPresent()) {
          points.add(new Point(row, m.accuracy(), cost.getAsDouble()));
        }
      }
    }
    points.sort(
        Comparator.comparingDouble(Point::cost)
            .thenComparing(Comparator.comparingDouble(Point::accuracy).reversed()));
    List<Point> front = new ArrayList<>();
    for (Point point : points) {
      if (front.isEmpty() || point.accuracy() > front.get(front.size() - 1).accuracy()) {
        front.add(point);
      }
    }
    return new ParetoFront(measure, front);
  }

  private static Costs costs(Trial trial, Measured measured) {
    return new Costs(trial.params(), trial.macs(), measured.latencyMs());
  }
}
