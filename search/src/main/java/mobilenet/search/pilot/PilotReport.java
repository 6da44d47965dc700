package mobilenet.search.pilot;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.IntraclassCorrelation;

/**
 * Prints and writes the figures of a pilot: how reliable accuracies are, alone and given a
 * network's size, how many seeds they need, and how far a short training ranks networks as a long
 * one does.
 */
public final class PilotReport {
  private static final long SEED = 1;

  private PilotReport() {}

  /** Takes the CSV file to write, the ledger of a training, and perhaps that of a longer one. */
  public static void main(String[] args) throws IOException {
    run(args, Bootstrap.withSeed(SEED), System.out);
  }

  static void run(String[] args, Bootstrap bootstrap, PrintStream out) throws IOException {
    if (args.length < 2 || args.length > 3) {
      throw new IllegalArgumentException(
          "expected two or three arguments: the CSV file to write, a ledger, and perhaps the ledger"
              + " of a longer training of the same networks; given "
              + args.length);
    }
    List<RepeatedAccuracies> ledgers = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      ledgers.add(RepeatedAccuracies.of(LedgerView.read(Path.of(args[i])), args[i]));
    }
    List<PilotFigure> figures;
    if (ledgers.size() == 1) {
      describe(out, args[1], ledgers.get(0), ledgers.get(0));
      figures = PilotTable.of(ledgers.get(0), bootstrap);
    } else {
      RepeatedAccuracies shorter = ledgers.get(0).in(ledgers.get(1));
      RepeatedAccuracies longer = ledgers.get(1).in(shorter);
      describe(out, args[1], ledgers.get(0), shorter);
      describe(out, args[2], ledgers.get(1), longer);
      figures = PilotTable.of(shorter, longer, bootstrap);
    }
    out.printf(
        Locale.ROOT,
        "intervals: %.0f %% of %,d resamples of the networks, seed %d%n%n",
        100 * bootstrap.level(),
        bootstrap.resamples(),
        bootstrap.seed());
    figures.forEach(out::println);
    String csv =
        figures.stream()
            .map(PilotFigure::csv)
            .collect(Collectors.joining("\n", PilotFigure.HEADER + "\n", "\n"));
    AtomicFiles.write(Path.of(args[0]), file -> file.write(csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static void describe(
      PrintStream out, String file, RepeatedAccuracies all, RepeatedAccuracies used) {
    DoubleSummaryStatistics means =
        Arrays.stream(IntraclassCorrelation.means(used.accuracies())).summaryStatistics();
    out.printf(
        Locale.ROOT,
        "%s: recipe %s, %d networks, seeds %s, mean accuracies %.4f to %.4f%n",
        file,
        used.recipe(),
        used.networks().size(),
        used.seeds(),
        means.getMin(),
        means.getMax());
    if (all.incomplete() > 0) {
      out.printf(
          Locale.ROOT, "  left out %d networks without a result of every seed%n", all.incomplete());
    }
    int alone = all.networks().size() - used.networks().size();
    if (alone > 0) {
      out.printf(
          Locale.ROOT, "  left out %d networks that the other ledger does not have%n", alone);
    }
  }
}
