package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Stage;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.supernet.WidthSlope;

/**
 * How networks' accuracies by shared weights, less those of the same networks alone, change with
 * their width. That is the mean over the stages of the binary logarithm of the channels that come
 * out, so that a slope is in accuracy for twice the width.
 *
 * @param slope with its 95 % interval by a bootstrap over networks
 * @param difference mean over the networks of accuracy by shared weights less that alone
 * @param networks their number
 */
record SharedSlope(Interval slope, double difference, int networks) {
  private static final long SEED = 1;

  /**
   * Of the networks of a ledger that have been ranked.
   *
   * @param shared accuracies by shared weights, 0 to 1, by hash
   * @param alone ledger of networks that were trained alone
   * @throws IllegalArgumentException if fewer than five networks are in both, or all of one width
   */
  static SharedSlope of(Map<String, Double> shared, LedgerView alone) throws IOException {
    List<WidthSlope.Row> rows = new ArrayList<>();
    for (TriedNetwork tried : TriedNetwork.of(alone)) {
      Double top1 = shared.get(tried.trial().key().hash());
      if (top1 != null) {
        rows.add(
            new WidthSlope.Row(
                top1, tried.accuracy(), width(Networks.architecture(tried.trial()))));
      }
    }
    return new SharedSlope(
        WidthSlope.of(rows, Bootstrap.withSeed(SEED)),
        rows.stream().mapToDouble(row -> row.shared() - row.alone()).average().orElseThrow(),
        rows.size());
  }

  /** Accuracy for twice the width, of each. */
  static double[] estimates(List<SharedSlope> slopes) {
    return slopes.stream().mapToDouble(slope -> slope.slope().estimate()).toArray();
  }

  /** Mean over stages of the binary logarithm of the channels that come out. */
  static double width(Architecture network) {
    return network.stages().stream().mapToDouble(SharedSlope::width).average().orElseThrow();
  }

  private static double width(Stage stage) {
    int channels = stage.rows().get(stage.rows().size() - 1).spec().outChannels();
    return Math.log(channels) / Math.log(2);
  }

  /** For people: in points of accuracy. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "shared less alone: %s in the mean of %d networks; for twice the width: %s",
        Points.of(difference),
        networks,
        Points.of(slope));
  }
}
