package mobilenet.search.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.reward.Costs;
import mobilenet.search.space.SearchSpace;

/**
 * Networks of a space that were all trained with the same seeds by one recipe.
 *
 * @param space of the networks
 * @param seeds in ascending order, at least one
 * @param networks each once, at least one
 */
public record AccuracyTable(SearchSpace space, List<Long> seeds, List<TabledNetwork> networks) {

  /**
   * Copies, and checks that every network has an accuracy of every seed and none is there twice.
   */
  public AccuracyTable {
    seeds = List.copyOf(seeds);
    networks = List.copyOf(networks);
    if (seeds.isEmpty() || networks.isEmpty()) {
      throw new IllegalArgumentException("a table has at least one network and one seed");
    }
    Set<String> hashes = new HashSet<>();
    for (TabledNetwork network : networks) {
      if (network.accuracies().size() != seeds.size() || !hashes.add(network.hash())) {
        throw new IllegalArgumentException(
            "a table has each network once, with an accuracy of every seed; that is not so for "
                + network.hash());
      }
    }
  }

  /**
   * The networks of a ledger.
   *
   * @param latency of the networks; where it knows none, that of the trials counts
   * @throws IllegalArgumentException if the ledger is of another space or of several recipes, or a
   *     network has failed or lacks a seed
   */
  public static AccuracyTable of(SearchSpace space, LedgerView view, LatencyModel latency) {
    requireOne("recipe", view.rows().stream().map(row -> row.trial().key().recipe()).toList());
    TreeSet<Long> seeds =
        view.rows().stream()
            .map(row -> row.trial().key().seed())
            .collect(Collectors.toCollection(TreeSet::new));
    List<TabledNetwork> networks = new ArrayList<>();
    for (TriedNetwork tried : TriedNetwork.of(view)) {
      networks.add(network(space, tried, seeds, latency));
    }
    long all = view.rows().stream().map(row -> row.trial().key().hash()).distinct().count();
    if (networks.size() < all) {
      throw new IllegalArgumentException(
          "a table needs an accuracy of every network and seed; "
              + (all - networks.size())
              + " of the ledger's "
              + all
              + " networks failed or stopped short, as search report shows");
    }
    return new AccuracyTable(space, List.copyOf(seeds), networks);
  }

  private static void requireOne(String what, List<String> values) {
    List<String> different = values.stream().distinct().toList();
    if (different.size() != 1) {
      throw new IllegalArgumentException(
          "a table is of one " + what + ", and the ledger has those of " + different.size());
    }
  }

  private static TabledNetwork network(
      SearchSpace space, TriedNetwork tried, Set<Long> seeds, LatencyModel latency) {
    String hash = tried.trial().key().hash();
    SpaceNetwork network = SpaceNetwork.of(space, tried.trial().genotype());
    if (!network.hash().equals(hash)) {
      throw new IllegalArgumentException(
          "the ledger's network "
              + hash
              + " is another one in the space "
              + space.name()
              + "; give the space that was searched");
    }
    SortedMap<Long, Double> accuracies = new TreeMap<>();
    for (Row row : tried.rows()) {
      accuracies.put(
          row.trial().key().seed(), row.measured().map(Measured::accuracy).orElseThrow());
    }
    if (!accuracies.keySet().equals(seeds)) {
      throw new IllegalArgumentException(
          "the network "
              + hash
              + " was trained with the seeds "
              + accuracies.keySet()
              + ", and others with "
              + seeds
              + "; a table has the same seeds for all");
    }
    OptionalDouble predicted = latency.milliseconds(network.architecture());
    OptionalDouble known = predicted.isPresent() ? predicted : tried.costs().latencyMs();
    return new TabledNetwork(
        hash,
        tried.trial().genotype(),
        new Costs(network.params(), network.macs(), known),
        List.copyOf(accuracies.values()));
  }

  /** The cost that counts: latency where all networks have one, else multiply-accumulates. */
  public Costs.Measure measure() {
    return networks.stream().allMatch(network -> network.costs().latencyMs().isPresent())
        ? Costs.Measure.LATENCY
        : Costs.Measure.MACS;
  }
}
