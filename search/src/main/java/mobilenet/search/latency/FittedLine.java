package mobilenet.search.latency;

import java.util.List;
import java.util.function.ToDoubleFunction;
import mobilenet.runtime.PlannedStep;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A straight line of least squares from one number of a network to its time.
 *
 * @param intercept nanoseconds at 0
 * @param slope nanoseconds of each unit
 */
public record FittedLine(double intercept, double slope) {

  /** Through networks; flat at their mean where the number is the same for all. */
  static FittedLine through(List<Work> networks, ToDoubleFunction<List<PlannedStep>> number) {
    SimpleRegression line = new SimpleRegression();
    for (Work network : networks) {
      line.addData(number.applyAsDouble(network.steps()), network.nanos());
    }
    if (Double.isNaN(line.getSlope())) {
      return new FittedLine(networks.stream().mapToDouble(Work::nanos).average().orElseThrow(), 0);
    }
    return new FittedLine(line.getIntercept(), line.getSlope());
  }

  double at(double number) {
    return intercept + slope * number;
  }
}
