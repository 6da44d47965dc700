package mobilenet.search.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import mobilenet.cli.JavaCommand;
import mobilenet.cli.WorkerProcesses;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerEvent.Claimed;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Result;

/**
 * Worker processes of a search. One that is killed is replaced, and its trial begun again; a trial
 * whose worker dies twice has failed.
 */
final class WorkerPool implements AutoCloseable {
  private static final long POLL_MS = 300;

  private final PreparedSearch search;
  private final Ledger ledger;
  private final Consumer<LedgerView> listener;
  private final List<Process> workers = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> deaths = new HashMap<>();
  private volatile boolean closed;

  /**
   * No processes yet.
   *
   * @param listener sees the ledger several times a second
   */
  WorkerPool(PreparedSearch search, Ledger ledger, Consumer<LedgerView> listener) {
    this.search = search;
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * Works until no trial is left.
   *
   * @throws IOException if a worker cannot go on; the others are ended by {@link #close}
   */
  void run(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      start();
    }
    while (!workers.isEmpty() && !closed) {
      Thread.sleep(POLL_MS);
      for (Process worker : List.copyOf(workers)) {
        if (!worker.isAlive()) {
          workers.remove(worker);
          ended(worker);
        }
      }
      listener.accept(ledger.view());
    }
  }

  private void start() throws IOException {
    List<String> command =
        JavaCommand.of(SearchWorker.class, List.of(search.folder().path().toString()));
    workers.add(WorkerProcesses.start(command));
  }

  private void ended(Process worker) throws IOException {
    int code = worker.exitValue();
    if (code == 0 || closed) {
      return;
    }
    if (code == SearchWorker.FAILED) {
      String reason =
          new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      throw new IOException(
          "a worker of the search cannot go on: "
              + reason
              + "; what is done is saved, and the same command goes on");
    }
    // The ledger's rows may say already that another worker has it now.
    OptionalInt taken =
        ledger.events().stream()
            .filter(event -> event instanceof Claimed c && c.worker().pid() == worker.pid())
            .mapToInt(event -> ((Claimed) event).trial())
            .reduce((before, last) -> last);
    if (taken.isEmpty()) {
      throw new IOException(
          "a worker of the search ended with exit code "
              + code
              + " before it took a network; what is done is saved, and the same command goes on");
    }
    failOrRepeat(taken.getAsInt(), code);
    start();
  }

  private void failOrRepeat(int trial, int code) throws IOException {
    if (ledger.view().rows().get(trial).result().isPresent()) {
      return;
    }
    if (deaths.merge(trial, 1, Integer::sum) >= WorkerDeaths.MOST) {
      ledger.finish(trial, new Result(WorkerDeaths.failed(code), 0, search.plan().environment()));
    }
  }

  /** Ends the processes that still run; none takes their place. */
  @Override
  public void close() {
    closed = true;
    for (Process worker : workers) {
      worker.destroyForcibly().onExit().join();
    }
  }
}
