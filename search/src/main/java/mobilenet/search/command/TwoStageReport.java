package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.architecture.Stage;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.PairedDifference;
import mobilenet.search.supernet.CsvRow;
import mobilenet.search.supernet.WidthSlope;

/**
 * Compares searches in one stage with searches in two: writes {@code results/two-stage.csv}, a row
 * for each training of a winner, and prints the differences with their 95 % intervals.
 *
 * <p>The searches of both methods are paired by their seed. The width of a network is the mean over
 * its stages of the binary logarithm of the channels that come out, so that a slope is in accuracy
 * for twice the width.
 */
public final class TwoStageReport {
  /** First line of the file. */
  static final String HEADER =
      "method,search_seed,network,hash,macs,latency_ms,cost_over_target,image_macs,supernet_top1,"
          + "seed,top1";

  private static final int FILES = 3;
  private static final double LEVEL = 0.95;
  private static final long SEED = 1;
  private static final String ONE = "one-stage";
  private static final String TWO = "two-stage";

  private TwoStageReport() {}

  /**
   * Takes the file to write, the comparison.csv of the winners trained alone, the ledger of the
   * networks trained alone for the slope on width, and the folders of the searches.
   */
  public static void main(String[] args) throws IOException {
    run(args, System.out);
  }

  static void run(String[] args, PrintStream out) throws IOException {
    if (args.length <= FILES) {
      throw new IllegalArgumentException(
          "expected the CSV file to write, a comparison.csv, a ledger and the folders of searches;"
              + " given "
              + args.length
              + " arguments");
    }
    List<StagedSearch> searches = new ArrayList<>();
    for (int i = FILES; i < args.length; i++) {
      searches.add(StagedSearch.read(Path.of(args[i])));
    }
    searches.sort(Comparator.comparing(StagedSearch::method).thenComparingLong(StagedSearch::seed));
    List<StagedSearch> one = StagedSearch.of(searches, ONE);
    List<StagedSearch> two = StagedSearch.of(searches, TWO);
    requirePairs(one, two);
    Map<String, List<CsvRow>> alone = new HashMap<>();
    for (CsvRow row : CsvRow.read(Path.of(args[1]), List.of("network", "seed", "top1"))) {
      alone.computeIfAbsent(row.text("network"), name -> new ArrayList<>()).add(row);
    }
    SearchFolder.write(Path.of(args[0]), csv(searches, alone));
    print(one, alone, out);
    print(two, alone, out);
    double[] work = new double[one.size()];
    for (int i = 0; i < work.length; i++) {
      work[i] = two.get(i).imageMacs() / one.get(i).imageMacs();
    }
    out.printf(
        Locale.ROOT,
        "images times multiply-accumulates, two stages over one: %s%n",
        Arrays.toString(Arrays.stream(work).map(x -> Math.round(x * 1000) / 1000.0).toArray()));
    out.printf(
        Locale.ROOT,
        "top-1 of two stages less that of one: %s, of %d pairs%n",
        points(PairedDifference.interval(means(two, alone), means(one, alone), LEVEL)),
        one.size());
    slopes(one, two, LedgerView.read(Path.of(args[2])), out);
  }

  private static void requirePairs(List<StagedSearch> one, List<StagedSearch> two) {
    List<Long> ofOne = one.stream().map(StagedSearch::seed).toList();
    List<Long> ofTwo = two.stream().map(StagedSearch::seed).toList();
    Set<Long> different = new HashSet<>(ofOne);
    if (!ofOne.equals(ofTwo) || different.size() != ofOne.size() || ofOne.size() < 2) {
      throw new IllegalArgumentException(
          "expected searches in one and in two stages with the same seeds, at least two, each once;"
              + " given the seeds "
              + ofOne
              + " and "
              + ofTwo);
    }
  }

  private static String csv(List<StagedSearch> searches, Map<String, List<CsvRow>> alone)
      throws IOException {
    StringBuilder rows = new StringBuilder(HEADER).append('\n');
    for (StagedSearch search : searches) {
      for (CsvRow run : runs(search, alone)) {
        rows.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%.0f,%s,%.4f,%.6g,%.5f,%s,%s\n",
                search.method(),
                search.seed(),
                search.network(),
                search.hash(),
                search.macs(),
                search.latencyMs().map(ShortestDecimal::of).orElse(""),
                search.ratio(),
                search.imageMacs(),
                search.top1(),
                run.text("seed"),
                run.text("top1")));
      }
    }
    return rows.toString();
  }

  private static List<CsvRow> runs(StagedSearch search, Map<String, List<CsvRow>> alone) {
    List<CsvRow> runs = alone.get(search.network());
    if (runs == null) {
      throw new IllegalArgumentException(
          "the network "
              + search.network()
              + " of the "
              + search.method()
              + " search of seed "
              + search.seed()
              + " is not among those that were trained alone; compare it, too");
    }
    return runs;
  }

  private static double[] means(List<StagedSearch> searches, Map<String, List<CsvRow>> alone)
      throws IOException {
    double[] means = new double[searches.size()];
    for (int i = 0; i < means.length; i++) {
      List<CsvRow> runs = runs(searches.get(i), alone);
      for (CsvRow run : runs) {
        means[i] += run.number("top1") / runs.size();
      }
    }
    return means;
  }

  private static void print(
      List<StagedSearch> searches, Map<String, List<CsvRow>> alone, PrintStream out)
      throws IOException {
    out.printf(
        Locale.ROOT,
        "%s: %d of %d within a tenth of the target, %.4f to %.4f of it; top-1 alone %.2f %% in the"
            + " mean%n",
        searches.get(0).method(),
        searches.stream().filter(StagedSearch::isOnTarget).count(),
        searches.size(),
        searches.stream().mapToDouble(StagedSearch::ratio).min().orElseThrow(),
        searches.stream().mapToDouble(StagedSearch::ratio).max().orElseThrow(),
        100 * Arrays.stream(means(searches, alone)).average().orElseThrow());
  }

  private static void slopes(
      List<StagedSearch> one, List<StagedSearch> two, LedgerView ledger, PrintStream out)
      throws IOException {
    double[] ofOne = new double[one.size()];
    double[] ofTwo = new double[one.size()];
    for (int i = 0; i < ofOne.length; i++) {
      ofOne[i] = slope(one.get(i), ledger, out);
      ofTwo[i] = slope(two.get(i), ledger, out);
    }
    out.printf(
        Locale.ROOT,
        "slope in the coarse stage less that in one stage: %s, of %d pairs%n",
        points(PairedDifference.interval(ofTwo, ofOne, LEVEL)),
        ofOne.length);
  }

  private static double slope(StagedSearch search, LedgerView ledger, PrintStream out)
      throws IOException {
    List<WidthSlope.Row> rows = new ArrayList<>();
    for (TriedNetwork tried : TriedNetwork.of(ledger)) {
      String hash = tried.trial().key().hash();
      if (search.shared().containsKey(hash)) {
        rows.add(
            new WidthSlope.Row(
                Objects.requireNonNull(search.shared().get(hash)),
                tried.accuracy(),
                width(Networks.architecture(tried.trial()))));
      }
    }
    Interval slope = WidthSlope.of(rows, Bootstrap.withSeed(SEED));
    out.printf(
        Locale.ROOT,
        "%s, seed %d: shared less alone, for twice the width: %s, of %d networks%n",
        search.method(),
        search.seed(),
        points(slope),
        rows.size());
    return slope.estimate();
  }

  /** Mean over stages of the binary logarithm of the channels that come out. */
  static double width(Architecture network) {
    return network.stages().stream().mapToDouble(TwoStageReport::width).average().orElseThrow();
  }

  private static double width(Stage stage) {
    int channels = stage.rows().get(stage.rows().size() - 1).spec().outChannels();
    return Math.log(channels) / Math.log(2);
  }

  private static String points(Interval of) {
    return String.format(
        Locale.ROOT,
        "%.2f points (%.2f to %.2f)",
        100 * of.estimate(),
        100 * of.low(),
        100 * of.high());
  }
}
