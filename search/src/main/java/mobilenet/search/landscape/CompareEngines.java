package mobilenet.search.landscape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import mobilenet.file.AtomicFiles;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.engine.RegularisedEvolution;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.MedianRatio;

/**
 * Writes the regrets of random search and evolution on landscapes of every kind, in pairs of one
 * seed and one landscape each: {@code results/engines.csv}.
 */
public final class CompareEngines {
  /** Evaluations of each search. */
  public static final int EVALUATIONS = 30;

  /** First line of the file. */
  public static final String HEADER = "landscape,seed,evaluations,random_regret,evolution_regret";

  private static final int PAIRS = 1000;

  private CompareEngines() {}

  /** Takes the file to write. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected one argument, the CSV file to write");
    }
    List<Pair> pairs = new ArrayList<>();
    for (long seed = 0; seed < PAIRS; seed++) {
      pairs.addAll(pairs(seed));
    }
    pairs.sort(Comparator.comparing(Pair::landscape));
    pairs.stream()
        .map(Pair::landscape)
        .distinct()
        .forEach(
            landscape ->
                System.out.println(
                    landscape
                        + ": median regret of evolution over random's "
                        + ratio(
                            pairs.stream().filter(p -> p.landscape.equals(landscape)).toList())));
    StringBuilder rows = new StringBuilder(HEADER).append('\n');
    pairs.forEach(pair -> rows.append(pair).append('\n'));
    AtomicFiles.write(
        Path.of(args[0]), out -> out.write(rows.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Both engines on a landscape of each kind, all of one seed. */
  static List<Pair> pairs(long seed) {
    EvolutionSettings settings = EvolutionSettings.forTrials(EVALUATIONS);
    return Landscapes.all(seed).stream()
        .map(
            landscape ->
                new Pair(
                    landscape.name(),
                    seed,
                    regret(landscape, new RandomSearch(landscape.space(), seed), seed),
                    regret(
                        landscape,
                        new RegularisedEvolution(landscape.space(), seed, settings),
                        seed)))
        .toList();
  }

  private static double regret(Landscape landscape, Engine engine, long seed) {
    return Replay.regret(landscape, engine, seed, EVALUATIONS);
  }

  /** Median regret of evolution over that of random search, with a 95 % interval. */
  static Interval ratio(List<Pair> pairs) {
    return MedianRatio.of(
        pairs.stream().mapToDouble(Pair::evolution).toArray(),
        pairs.stream().mapToDouble(Pair::random).toArray(),
        Bootstrap.withSeed(1));
  }

  /**
   * A row of the file.
   *
   * @param landscape its kind
   * @param seed of the landscape, the engines and the noise
   * @param random regret of random search
   * @param evolution regret of evolution
   */
  record Pair(String landscape, long seed, double random, double evolution) {
    /** Reads what {@link #toString} writes. */
    static Pair parse(String row) {
      String[] fields = row.split(",", -1);
      return new Pair(
          fields[0],
          Long.parseLong(fields[1]),
          Double.parseDouble(fields[3]),
          Double.parseDouble(fields[4]));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%s,%d,%d,%.6f,%.6f", landscape, seed, EVALUATIONS, random, evolution);
    }
  }
}
