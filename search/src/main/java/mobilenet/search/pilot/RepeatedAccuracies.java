package mobilenet.search.pilot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.reward.Costs;

/**
 * Networks that were trained with the same seeds by one recipe.
 *
 * @param recipe hash of the recipe
 * @param seeds in ascending order, at least two
 * @param networks in the order of the ledger
 * @param incomplete how many networks of the ledger were left out, as they lack a seed
 */
public record RepeatedAccuracies(
    String recipe, List<Long> seeds, List<Network> networks, int incomplete) {

  /**
   * A network.
   *
   * @param hash of the architecture
   * @param costs of it; the latency is the mean over seeds, where all have one
   * @param accuracies 0 to 1, of each seed
   */
  public record Network(String hash, Costs costs, List<Double> accuracies) {
    /** Copies. */
    public Network {
      accuracies = List.copyOf(accuracies);
    }
  }

  /** Copies. */
  public RepeatedAccuracies {
    seeds = List.copyOf(seeds);
    networks = List.copyOf(networks);
  }

  /**
   * The networks of a ledger that were trained with every seed that occurs in it.
   *
   * @param source of the ledger, for errors
   * @throws IllegalArgumentException if it has several recipes, or fewer than two seeds
   */
  public static RepeatedAccuracies of(LedgerView view, String source) {
    List<String> recipes =
        view.rows().stream().map(row -> row.trial().key().recipe()).distinct().toList();
    if (recipes.size() != 1) {
      throw new IllegalArgumentException(
          source
              + ": expected trials of one recipe, found those of "
              + recipes.size()
              + "; give a ledger for each recipe");
    }
    Map<String, SortedMap<Long, Row>> rows = new LinkedHashMap<>();
    for (Row row : view.rows()) {
      SortedMap<Long, Row> own =
          rows.computeIfAbsent(row.trial().key().hash(), hash -> new TreeMap<>());
      if (row.result().isPresent() && row.result().get().evaluation() instanceof Measured) {
        own.put(row.trial().key().seed(), row);
      }
    }
    TreeSet<Long> seeds = new TreeSet<>();
    view.rows().forEach(row -> seeds.add(row.trial().key().seed()));
    if (seeds.size() < 2) {
      throw new IllegalArgumentException(
          source + ": expected trials of two seeds or more, found those of " + seeds.size());
    }
    List<Network> networks = new ArrayList<>();
    rows.forEach(
        (hash, own) -> {
          if (own.size() == seeds.size()) {
            networks.add(network(hash, List.copyOf(own.values())));
          }
        });
    return new RepeatedAccuracies(
        recipes.get(0), List.copyOf(seeds), networks, rows.size() - networks.size());
  }

  private static Network network(String hash, List<Row> rows) {
    List<Measured> measured =
        rows.stream().map(row -> (Measured) row.result().orElseThrow().evaluation()).toList();
    boolean timed = measured.stream().allMatch(m -> m.latencyMs().isPresent());
    OptionalDouble latency =
        timed
            ? measured.stream().mapToDouble(m -> m.latencyMs().orElseThrow()).average()
            : OptionalDouble.empty();
    return new Network(
        hash,
        new Costs(rows.get(0).trial().params(), rows.get(0).trial().macs(), latency),
        measured.stream().map(Measured::accuracy).toList());
  }

  /** Those of the networks that are among another's too, in the order of the other. */
  public RepeatedAccuracies in(RepeatedAccuracies other) {
    Map<String, Network> own = new LinkedHashMap<>();
    networks.forEach(network -> own.put(network.hash(), network));
    List<Network> common =
        other.networks.stream()
            .map(Network::hash)
            .filter(own::containsKey)
            .map(hash -> Objects.requireNonNull(own.get(hash)))
            .toList();
    return new RepeatedAccuracies(recipe, seeds, common, incomplete);
  }

  /** [networks][seeds]. */
  public double[][] accuracies() {
    return networks.stream()
        .map(network -> network.accuracies().stream().mapToDouble(a -> a).toArray())
        .toArray(double[][]::new);
  }

  /** Whether a cost of all networks is known, and above 0. */
  public boolean has(Costs.Measure measure) {
    Predicate<Network> known = network -> network.costs().get(measure).orElse(0) > 0;
    return networks.stream().allMatch(known);
  }

  /** The natural logarithm of a cost of each network. */
  public double[] logCosts(Costs.Measure measure) {
    return networks.stream()
        .mapToDouble(network -> Math.log(network.costs().get(measure).orElseThrow()))
        .toArray();
  }
}
