package mobilenet.search.command;

import java.util.List;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.Worker;

/** Says which trials a search could not take, as others work on them or may do so. */
final class HeldTrials {
  private HeldTrials() {}

  /** A sentence for each trial that another process holds; there are none of this one's workers. */
  static List<String> sentences(LedgerView view) {
    return view.held().stream().map(HeldTrials::held).toList();
  }

  private static String held(Row row) {
    Worker worker = row.worker().orElseThrow();
    return claim(row)
        + (worker.isOfThisMachine()
            ? ", which still runs; wait for it, and give the same command again"
            : "; if that has ended, give --release-others");
  }

  /** That a trial was given back. */
  static String released(Row row) {
    return claim(row) + ", and is given back";
  }

  private static String claim(Row row) {
    return "trial "
        + row.number()
        + " is held by "
        + row.worker().map(Worker::description).orElseThrow();
  }
}
