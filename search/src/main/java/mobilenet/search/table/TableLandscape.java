package mobilenet.search.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.search.landscape.Landscape;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * A table of all networks as a landscape: the true accuracy of a network is its mean over seeds.
 */
public final class TableLandscape implements Landscape {
  private final AccuracyTable table;
  private final Objective objective;
  private final Map<Genotype, TabledNetwork> networks = new HashMap<>();
  private final Map<Genotype, Double> rewards = new HashMap<>();
  private final double optimum;

  /**
   * A landscape.
   *
   * @param table of all networks of its space
   * @throws IllegalArgumentException if the cost that the objective needs is unknown
   */
  public TableLandscape(AccuracyTable table, Objective objective) {
    this.table = table;
    this.objective = objective;
    for (TabledNetwork network : table.networks()) {
      networks.put(network.genotype(), network);
      rewards.put(network.genotype(), objective.of(network.accuracy(), network.costs()));
    }
    this.optimum = Collections.max(rewards.values());
  }

  @Override
  public String name() {
    return "table of " + table.space().name();
  }

  @Override
  public SearchSpace space() {
    return table.space();
  }

  @Override
  public Objective objective() {
    return objective;
  }

  @Override
  public double accuracy(Genotype network) {
    return of(network).accuracy();
  }

  @Override
  public Costs costs(Genotype network) {
    return of(network).costs();
  }

  @Override
  public double optimum() {
    return optimum;
  }

  @Override
  public double reward(Genotype network) {
    return Objects.requireNonNull(rewards.get(of(network).genotype()));
  }

  /** How many networks there are. */
  public int networks() {
    return rewards.size();
  }

  /** The network with the highest reward. */
  public TabledNetwork best() {
    return table.networks().stream()
        .filter(network -> reward(network.genotype()) == optimum)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The lowest reward that is still among the best ones.
   *
   * @param part of all networks, such as 0.05; at least one network is among them
   */
  public double rewardOfBest(double part) {
    List<Double> sorted = rewards.values().stream().sorted(Collections.reverseOrder()).toList();
    return sorted.get(Math.max(0, (int) Math.floor(part * sorted.size()) - 1));
  }

  /** Where a network stands among all by its reward: the best has 1, and so have its equals. */
  public int rank(Genotype network) {
    double own = reward(network);
    return 1 + (int) rewards.values().stream().filter(other -> other > own).count();
  }

  private TabledNetwork of(Genotype network) {
    TabledNetwork found = networks.get(network);
    if (found == null) {
      throw new IllegalArgumentException("the table has no network " + network);
    }
    return found;
  }
}
