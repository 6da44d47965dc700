package mobilenet.search.landscape;

import java.util.function.ToDoubleFunction;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * What a search may spend.
 *
 * @param units at least 1
 * @param price of evaluating a network, in units, above 0
 */
public record Budget(int units, ToDoubleFunction<Genotype> price) {
  /** Checks the range. */
  public Budget {
    if (units < 1) {
      throw new IllegalArgumentException("a search has a budget of at least 1, given " + units);
    }
  }

  /** So many evaluations, whatever the networks cost. */
  public static Budget evaluations(int count) {
    return new Budget(count, network -> 1);
  }

  /**
   * As many multiply-accumulates of training as so many average networks of the space take: an
   * evaluation has the same images for every network, and so costs what the network does.
   */
  public static Budget macs(Landscape landscape, int count) {
    double mean =
        landscape
            .space()
            .networks()
            .mapToDouble(network -> landscape.costs(network).macs())
            .average()
            .orElseThrow();
    return new Budget(count, network -> landscape.costs(network).macs() / mean);
  }

  /** The price of the dearest network of a space, which a search may ask for first. */
  public double dearest(SearchSpace space) {
    return space.networks().mapToDouble(price).max().orElseThrow();
  }
}
