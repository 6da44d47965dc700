package mobilenet.search.landscape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import mobilenet.file.AtomicFiles;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.engine.RegularisedEvolution;

/**
 * Writes the regrets of random search and evolution on every landscape, in pairs of one seed each:
 * {@code results/engines.csv}.
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
    StringBuilder rows = new StringBuilder(HEADER).append('\n');
    for (Landscape landscape : Landscapes.all()) {
      double[] random = new double[PAIRS];
      double[] evolution = new double[PAIRS];
      for (int seed = 0; seed < PAIRS; seed++) {
        random[seed] = random(landscape, seed);
        evolution[seed] = evolution(landscape, seed);
        rows.append(row(landscape, seed, random[seed], evolution[seed])).append('\n');
      }
      System.out.println(
          landscape.name()
              + ": median regret of evolution over random's "
              + PairedRatio.ofMedians(evolution, random, 1));
    }
    AtomicFiles.write(
        Path.of(args[0]), out -> out.write(rows.toString().getBytes(StandardCharsets.UTF_8)));
  }

  static String row(Landscape landscape, long seed, double random, double evolution) {
    return String.format(
        Locale.ROOT, "%s,%d,%d,%.6f,%.6f", landscape.name(), seed, EVALUATIONS, random, evolution);
  }

  static double random(Landscape landscape, long seed) {
    return Replay.regret(landscape, new RandomSearch(landscape.space(), seed), seed, EVALUATIONS);
  }

  static double evolution(Landscape landscape, long seed) {
    EvolutionSettings settings = EvolutionSettings.forTrials(EVALUATIONS);
    return Replay.regret(
        landscape, new RegularisedEvolution(landscape.space(), seed, settings), seed, EVALUATIONS);
  }
}
