package mobilenet.search.table;

import java.util.List;
import mobilenet.search.reward.Costs;
import mobilenet.search.space.Genotype;

/**
 * A network of a table.
 *
 * @param hash of its architecture
 * @param genotype its place in the space
 * @param costs of it
 * @param accuracies 0 to 1, of each seed of the table
 */
public record TabledNetwork(String hash, Genotype genotype, Costs costs, List<Double> accuracies) {
  /** Copies, and checks the range. */
  public TabledNetwork {
    accuracies = List.copyOf(accuracies);
    for (double accuracy : accuracies) {
      if (!(accuracy >= 0 && accuracy <= 1)) {
        throw new IllegalArgumentException("accuracy must be 0 to 1, given " + accuracy);
      }
    }
  }

  /** Mean over seeds. */
  public double accuracy() {
    return accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
