package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.report.SeedsFigure;
import mobilenet.search.statistics.PairedDifference;
import mobilenet.search.supernet.CsvRow;

/**
 * Compares searches in one stage with searches in two: writes {@code results/two-stage.csv}, a row
 * for each training of a winner, and a figure of the same name, and prints the differences with
 * their 95 % intervals.
 */
public final class TwoStageReport {
  /** First line of the file. */
  static final String HEADER =
      "method,search_seed,network,hash,macs,latency_ms,cost_over_target,image_macs,supernet_top1,"
          + "seed,top1";

  private static final int FILES = 3;
  private static final double LEVEL = 0.95;

  private final StagedPairs pairs;
  private final AloneAccuracies alone;
  private final PrintStream out;

  private TwoStageReport(StagedPairs pairs, AloneAccuracies alone, PrintStream out) {
    this.pairs = pairs;
    this.alone = alone;
    this.out = out;
  }

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
    TwoStageReport report =
        new TwoStageReport(
            StagedPairs.read(Arrays.stream(args).skip(FILES).map(Path::of).toList()),
            AloneAccuracies.read(Path.of(args[1])),
            out);
    Path csv = Path.of(args[0]);
    SearchFolder.write(csv, report.csv());
    SearchFolder.write(
        csv.resolveSibling(csv.getFileName().toString().replaceFirst("(\\.csv)?$", ".svg")),
        report.figure());
    report.printAccuracies();
    report.printSlopes(LedgerView.read(Path.of(args[2])));
  }

  private String csv() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER).append('\n');
    for (StagedSearch search : pairs.all()) {
      for (CsvRow run : alone.of(search)) {
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

  private String figure() throws IOException {
    return SeedsFigure.draw(
        "Winners, trained alone",
        List.of(
            new SeedsFigure.Comparison(
                "a dot a search",
                List.of(
                    new SeedsFigure.Group("one stage", accuracies(pairs.one())),
                    new SeedsFigure.Group("two stages", accuracies(pairs.two()))))));
  }

  private List<Double> accuracies(List<StagedSearch> searches) throws IOException {
    return Arrays.stream(alone.means(searches)).boxed().toList();
  }

  private void printAccuracies() throws IOException {
    printMethod(pairs.one());
    printMethod(pairs.two());
    print(
        "images times multiply-accumulates, two stages over one: %s",
        Arrays.toString(
            Arrays.stream(pairs.work()).map(x -> Math.round(x * 1000) / 1000.0).toArray()));
    print(
        "top-1 of two stages less that of one: %s, of %d pairs",
        Points.of(
            PairedDifference.interval(alone.means(pairs.two()), alone.means(pairs.one()), LEVEL)),
        pairs.count());
  }

  private void printMethod(List<StagedSearch> searches) throws IOException {
    double[] ratios = searches.stream().mapToDouble(StagedSearch::ratio).sorted().toArray();
    print(
        "%s: %d of %d within a tenth of the target, %.4f to %.4f of it; top-1 alone %.2f %% in the"
            + " mean",
        searches.get(0).method(),
        searches.stream().filter(StagedSearch::isOnTarget).count(),
        searches.size(),
        ratios[0],
        ratios[ratios.length - 1],
        100 * Arrays.stream(alone.means(searches)).average().orElseThrow());
  }

  private void printSlopes(LedgerView ledger) throws IOException {
    List<SharedSlope> one = printSlopes(pairs.one(), ledger);
    List<SharedSlope> two = printSlopes(pairs.two(), ledger);
    print(
        "slope in the coarse stage less that in one stage: %s, of %d pairs",
        Points.of(
            PairedDifference.interval(
                SharedSlope.estimates(two), SharedSlope.estimates(one), LEVEL)),
        pairs.count());
  }

  private List<SharedSlope> printSlopes(List<StagedSearch> searches, LedgerView ledger)
      throws IOException {
    List<SharedSlope> slopes = new ArrayList<>();
    for (StagedSearch search : searches) {
      SharedSlope slope = SharedSlope.of(search.shared(), ledger);
      print("%s, seed %d: %s", search.method(), search.seed(), slope);
      slopes.add(slope);
    }
    return slopes;
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
