package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Stage;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.statistics.Bootstrap;
import mobilenet.search.statistics.Interval;
import mobilenet.search.supernet.WidthSlope;

/**
 * How a search's accuracies by shared weights, less those of the same networks alone, change with
 * their width. That is the mean over the stages of the binary logarithm of the channels that come
 * out, so that a slope is in accuracy for twice the width.
 *
 * @param search whose first stage has shared the weights
 * @param slope with its 95 % interval by a bootstrap over networks
 * @param networks their number
 */
record SharedSlope(StagedSearch search, Interval slope, int networks) {
  private static final long SEED = 1;

  /** Of the networks of a ledger that the search's first stage has ranked. */
  static SharedSlope of(StagedSearch search, LedgerView alone) throws IOException {
    Map<String, Double> shared = search.shared();
    List<WidthSlope.Row> rows = new ArrayList<>();
    for (TriedNetwork tried : TriedNetwork.of(alone)) {
      Double top1 = shared.get(tried.trial().key().hash());
      if (top1 != null) {
        rows.add(
            new WidthSlope.Row(
                top1, tried.accuracy(), width(Networks.architecture(tried.trial()))));
      }
    }
    return new SharedSlope(search, WidthSlope.of(rows, Bootstrap.withSeed(SEED)), rows.size());
  }

  /** Those of several searches, in their order. */
  static List<SharedSlope> of(List<StagedSearch> searches, LedgerView alone) throws IOException {
    List<SharedSlope> slopes = new ArrayList<>();
    for (StagedSearch search : searches) {
      slopes.add(of(search, alone));
    }
    return List.copyOf(slopes);
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
}
