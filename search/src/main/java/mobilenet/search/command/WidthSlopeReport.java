package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.statistics.PairedDifference;

/**
 * Whether weights that no controller has led favour narrow networks, and less so where all blocks
 * are inverted bottlenecks of one kernel: writes {@code results/two-stage/slopes.csv}, a row for
 * each super-network, and prints the difference of the two spaces with its 95 % interval.
 */
public final class WidthSlopeReport {
  /** First line of the file. */
  static final String HEADER =
      "space,seed,networks,mean_shared_less_alone,slope,slope_low,slope_high";

  private static final String BETWEEN = "--";
  private static final int FILES = 2;
  private static final double LEVEL = 0.95;

  private final LedgerView alone;
  private final PrintStream out;
  private final StringBuilder csv = new StringBuilder(HEADER).append('\n');

  private WidthSlopeReport(LedgerView alone, PrintStream out) {
    this.alone = alone;
    this.out = out;
  }

  /**
   * Takes the file to write, the ledger of the networks trained alone, the folders of
   * super-networks of the whole space, {@code --}, and those of the coarse space.
   */
  public static void main(String[] args) throws IOException {
    run(List.of(args), System.out);
  }

  static void run(List<String> args, PrintStream out) throws IOException {
    int between = args.indexOf(BETWEEN);
    if (between <= FILES || between == args.size() - 1) {
      throw new IllegalArgumentException(
          "expected the CSV file to write, a ledger, folders of super-networks of the whole space,"
              + " \"--\" and those of the coarse space; given "
              + args);
    }
    SupernetPairs pairs =
        SupernetPairs.read(
            paths(args.subList(FILES, between)), paths(args.subList(between + 1, args.size())));
    WidthSlopeReport report = new WidthSlopeReport(LedgerView.read(Path.of(args.get(1))), out);
    double[] whole = report.slopes("whole", pairs.whole());
    double[] coarse = report.slopes("coarse", pairs.coarse());
    SearchFolder.write(Path.of(args.get(0)), report.csv.toString());
    report.print(
        "slope in the coarse space less that in the whole one: %s, of %d pairs",
        Points.of(PairedDifference.interval(coarse, whole, LEVEL)), pairs.count());
  }

  private static List<Path> paths(List<String> args) {
    return args.stream().map(Path::of).toList();
  }

  private double[] slopes(String space, List<RankedSupernet> supernets) throws IOException {
    List<SharedSlope> slopes = new ArrayList<>();
    for (RankedSupernet supernet : supernets) {
      SharedSlope slope = SharedSlope.of(supernet.shared(), alone);
      print("%s space, seed %d: %s", space, supernet.seed(), slope);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%.5f,%.5f,%.5f,%.5f\n",
              space,
              supernet.seed(),
              slope.networks(),
              slope.difference(),
              slope.slope().estimate(),
              slope.slope().low(),
              slope.slope().high()));
      slopes.add(slope);
    }
    double[] estimates = SharedSlope.estimates(slopes);
    print(
        "%s space: %s in the mean over %d super-networks",
        space,
        Points.of(PairedDifference.interval(estimates, new double[estimates.length], LEVEL)),
        estimates.length);
    return estimates;
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
