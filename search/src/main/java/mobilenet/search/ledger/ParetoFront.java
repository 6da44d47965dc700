package mobilenet.search.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.reward.Costs;

/**
 * The networks that no other beats in accuracy and cost at once.
 *
 * @param measure which cost
 * @param points by rising cost, and so by rising accuracy
 */
public record ParetoFront(Costs.Measure measure, List<Point> points) {

  /**
   * A network of the front.
   *
   * @param network with its trials
   * @param accuracy 0 to 1, the mean over its seeds
   * @param cost in the unit of its measure
   */
  public record Point(TriedNetwork network, double accuracy, double cost) {}

  /** Copies. */
  public ParetoFront {
    points = List.copyOf(points);
  }

  /**
   * The front of the networks of {@link TriedNetwork#of} whose cost is known. Of equals, the first
   * in the ledger.
   */
  public static ParetoFront of(LedgerView view, Costs.Measure measure) {
    List<Point> points = new ArrayList<>();
    for (TriedNetwork network : TriedNetwork.of(view)) {
      OptionalDouble cost = network.costs().get(measure);
      if (cost.isPresent()) {
        points.add(new Point(network, network.accuracy(), cost.getAsDouble()));
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
}
