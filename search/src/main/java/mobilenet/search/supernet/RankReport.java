package mobilenet.search.supernet;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import mobilenet.search.statistics.Bootstrap;

/**
 * Prints how far super-networks rank networks as trainings alone do, each seed on its own and the
 * mean of all: Kendall's τ, and partial τ given the latency where all networks have one, otherwise
 * given the multiply-accumulates. A τ alone proves little, as size ranks networks well, too.
 */
public final class RankReport {
  private static final long SEED = 1;
  private static final int LEAST_NETWORKS = 5;

  private RankReport() {}

  /** Takes the table of networks that were trained alone, and rank files. */
  public static void main(String[] args) throws IOException {
    run(args, Bootstrap.withSeed(SEED), System.out);
  }

  static void run(String[] args, Bootstrap bootstrap, PrintStream out) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException(
          "expected a table of networks that were trained alone, such as results/tiny-space.csv,"
              + " and one or more files supernet-rank.csv; given "
              + args.length
              + " files");
    }
    Map<String, TrainedAlone> table = TrainedAlone.read(Path.of(args[0]));
    Map<Long, Map<String, Double>> seeds = new TreeMap<>();
    for (int i = 1; i < args.length; i++) {
      for (RankRow row : RankRow.read(Path.of(args[i]))) {
        Map<String, Double> own = seeds.computeIfAbsent(row.seed(), seed -> new LinkedHashMap<>());
        if (own.put(row.hash(), row.top1()) != null) {
          throw new IllegalArgumentException(
              args[i] + ": has the network " + row.hash() + " of seed " + row.seed() + " again");
        }
      }
    }
    out.printf(
        Locale.ROOT,
        "intervals: %.0f %% of %,d resamples of the networks, seed %d%n",
        100 * bootstrap.level(),
        bootstrap.resamples(),
        bootstrap.seed());
    seeds.forEach((seed, top1) -> print("seed " + seed, top1, table, bootstrap, out));
    if (seeds.size() > 1) {
      print("mean", mean(seeds.values()), table, bootstrap, out);
    }
  }

  /** Of the networks that all seeds have. */
  private static Map<String, Double> mean(Iterable<Map<String, Double>> seeds) {
    Map<String, Double> mean = new LinkedHashMap<>();
    List<Map<String, Double>> all = new ArrayList<>();
    seeds.forEach(all::add);
    for (String hash : all.get(0).keySet()) {
      if (all.stream().allMatch(own -> own.containsKey(hash))) {
        double sum = 0;
        for (Map<String, Double> own : all) {
          sum += Objects.requireNonNull(own.get(hash));
        }
        mean.put(hash, sum / all.size());
      }
    }
    return mean;
  }

  private static void print(
      String title,
      Map<String, Double> top1,
      Map<String, TrainedAlone> table,
      Bootstrap bootstrap,
      PrintStream out) {
    List<TrainedAlone> networks =
        top1.keySet().stream().filter(table::containsKey).map(table::get).toList();
    if (networks.size() < LEAST_NETWORKS) {
      throw new IllegalArgumentException(
          title
              + ": expected at least "
              + LEAST_NETWORKS
              + " networks of the table, found "
              + networks.size());
    }
    boolean timed = networks.stream().noneMatch(n -> Double.isNaN(n.latencyMs()));
    ToDoubleFunction<TrainedAlone> cost = timed ? TrainedAlone::latencyMs : TrainedAlone::macs;
    RankAgreement agreement =
        RankAgreement.of(
            networks.stream()
                .mapToDouble(n -> Objects.requireNonNull(top1.get(n.hash())))
                .toArray(),
            networks.stream().mapToDouble(TrainedAlone::top1).toArray(),
            networks.stream().mapToDouble(cost).toArray(),
            bootstrap);
    out.printf(
        Locale.ROOT,
        "%s: %d networks, tau %s, partial tau given %s %s; tau of %s alone %s%n",
        title,
        networks.size(),
        agreement.tau(),
        timed ? "latency" : "MACs",
        agreement.given(),
        timed ? "latency" : "MACs",
        agreement.cost());
  }
}
