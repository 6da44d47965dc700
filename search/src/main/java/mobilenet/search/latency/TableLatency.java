package mobilenet.search.latency;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.StepPlanner;

/**
 * The latency of networks that need not run here: what a table says of the steps that the table's
 * kernels would take. Immutable and shared.
 */
public final class TableLatency {
  private static final String VECTOR = "vector-";

  private final LatencyTable table;
  private final TableSum sum;
  private final StepPlanner planner;

  /**
   * Latencies of a table.
   *
   * @throws IllegalArgumentException if the table is empty
   * @throws IllegalStateException if it is of vector kernels, and this virtual machine has no
   *     Vector API, without which it does not know their steps
   */
  public TableLatency(LatencyTable table) {
    this.table = table;
    this.sum = new TableSum(table);
    this.planner = StepPlanner.of(kernels(table));
  }

  private static KernelSelection kernels(LatencyTable table) {
    return table.stamp().kernels().startsWith(VECTOR)
        ? KernelSelection.VECTOR
        : KernelSelection.SCALAR;
  }

  /**
   * Predicts one image of the network's own size.
   *
   * @throws IllegalArgumentException if the size is too small for the network
   */
  public Prediction predict(Architecture network) {
    int size = network.input().size();
    return sum.predict(size, planner.steps(Lowering.lower(network), size, size));
  }

  /**
   * A sentence where the table was measured in another environment than this process's: its
   * latencies hold for that. Speeds of memory and arithmetic are not measured for it.
   *
   * @throws IOException if the runtime's own code cannot be read
   */
  public Optional<String> elsewhere() throws IOException {
    Optional<String> difference = table.elsewhere(table.stamp().hereAtSameSpeed());
    return planner.kernels().equals(table.stamp().kernels())
        ? difference
        : Optional.of(
            difference.map(text -> text + "; ").orElse("the table is of other kernels: ")
                + String.format(
                    Locale.ROOT,
                    "kernels %s against %s",
                    table.stamp().kernels(),
                    planner.kernels()));
  }

  /** The table. */
  public LatencyTable table() {
    return table;
  }
}
