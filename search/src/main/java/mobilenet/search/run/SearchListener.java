package mobilenet.search.run;

import mobilenet.search.ledger.LedgerView;

/** Is told how a search goes, on the thread that runs it. */
@FunctionalInterface
public interface SearchListener {
  /** Listens to nothing. */
  SearchListener NONE = (row, progress) -> {};

  /**
   * A trial of this process has its result.
   *
   * @param row of the trial
   * @param progress of the whole search, other processes included
   */
  void finished(LedgerView.Row row, Progress progress);

  /**
   * The evaluator threw on a trial of this process, which has therefore failed. By default it is
   * logged, as the ledger has no more than its message.
   */
  default void thrown(LedgerView.Row row, Throwable failure) {
    System.getLogger(SearchListener.class.getName())
        .log(System.Logger.Level.WARNING, "trial " + row.number() + " has failed", failure);
  }
}
