package mobilenet.search.latency;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepPlanner;

/**
 * The latency of networks that need not run here: what a table says of the steps that the table's
 * kernels would take. Immutable and shared.
 */
public final class TableLatency {
  private static final String VECTOR = "vector-";

  private final LatencyTable table;
  private final TableSum sum;
  private final Function<SizedNetwork, List<PlannedStep>> planner;
  private final String kernels;

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
    if (table.entries().keySet().stream().anyMatch(WholeNetwork::isStep)) {
      this.kernels = table.stamp().kernels();
      this.planner = network -> List.of(WholeNetwork.step(network, kernels));
    } else {
      StepPlanner steps = StepPlanner.of(kernels(table));
      this.kernels = steps.kernels();
      this.planner =
          network ->
              steps.steps(Lowering.lower(network.architecture()), network.size(), network.size());
    }
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
    return predict(SizedNetwork.of(network, network.input().size()));
  }

  /**
   * The steps of a network for images of its own size.
   *
   * @throws IllegalArgumentException if the size is too small for the network
   */
  public List<PlannedStep> steps(Architecture network) {
    return planner.apply(SizedNetwork.of(network, network.input().size()));
  }

  /** Predicts one image. */
  Prediction predict(SizedNetwork network) {
    return sum.predict(network.size(), planner.apply(network));
  }

  /**
   * A sentence where the table was measured in another environment than this process's: its
   * latencies hold for that. Speeds of memory and arithmetic are not measured for it.
   *
   * @throws IOException if the runtime's own code cannot be read
   */
  public Optional<String> elsewhere() throws IOException {
    Optional<String> difference = table.elsewhere(table.stamp().hereAtSameSpeed());
    Optional<String> kernels = otherKernels();
    return difference.isEmpty()
        ? kernels
        : difference.map(text -> text + kernels.map(other -> "; " + other).orElse(""));
  }

  /**
   * A sentence where this machine has other kernels than the table is of: which steps those would
   * take, only they know, and networks are predicted by the steps of these.
   */
  public Optional<String> otherKernels() {
    return kernels.equals(table.stamp().kernels())
        ? Optional.empty()
        : Optional.of(
            "the table is of the kernels "
                + table.stamp().kernels()
                + ", and networks are cut into the steps of this machine's, "
                + kernels
                + ", as theirs are not known here");
  }

  /** The table. */
  public LatencyTable table() {
    return table;
  }
}
