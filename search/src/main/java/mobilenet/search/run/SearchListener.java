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
}
