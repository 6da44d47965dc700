package mobilenet.search.command;

import java.util.OptionalDouble;
import mobilenet.graph.Lowering;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.StepPlanner;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.TableSum;

/** Latencies by a table of steps, for networks at their own image size. */
final class SummedSteps {
  private SummedSteps() {}

  static LatencyModel of(LatencyTable table) {
    TableSum sum = new TableSum(table);
    StepPlanner planner =
        StepPlanner.of(
            table.stamp().kernels().startsWith("vector-")
                ? KernelSelection.VECTOR
                : KernelSelection.SCALAR);
    return network -> {
      int size = network.input().size();
      return OptionalDouble.of(
          sum.predict(size, planner.steps(Lowering.lower(network), size, size)).ms());
    };
  }
}
