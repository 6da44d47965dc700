package mobilenet.search.ledger;

/** A line of a ledger. Trials are numbered from 0 in the order in which they were added. */
public sealed interface LedgerEvent {

  /** A new trial, which waits for a worker. */
  record Added(Trial trial) implements LedgerEvent {}

  /** A worker has taken a trial. */
  record Claimed(int trial, Worker worker) implements LedgerEvent {}

  /** A trial waits again, because its worker is dead or gave it back. */
  record Released(int trial) implements LedgerEvent {}

  /** A trial has its result. */
  record Finished(int trial, Result result) implements LedgerEvent {}
}
