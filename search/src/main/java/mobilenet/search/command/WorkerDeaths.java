package mobilenet.search.command;

import mobilenet.cli.WorkerDeathException;
import mobilenet.cli.WorkerProcesses;
import mobilenet.search.evaluation.Evaluation.Failed;

/** What is said of a network whose worker process was ended while it trained it. */
final class WorkerDeaths {
  /** After so many, the network has failed: it may be too large for the machine. */
  static final int MOST = WorkerProcesses.MOST_DEATHS;

  private WorkerDeaths() {}

  /**
   * The network's result.
   *
   * @param code with which the last process ended
   */
  static Failed failed(int code) {
    return new Failed(String.valueOf(new WorkerDeathException(code, MOST).getMessage()));
  }
}
