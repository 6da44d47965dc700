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
import mobilenet.cli.SavedWork;
import mobilenet.cli.WorkerProcesses;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerEvent.Claimed;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Worker;

/**
 * Worker processes of a search. One that is killed is replaced, and its trial begun again; a trial
 * whose worker dies twice has failed.
 */
final class WorkerPool implements AutoCloseable {
  private static final long POLL_MS = 300;

  private final PreparedSearch search;
  private final Ledger ledger;
  private final Consumer<LedgerView> listener;
  private final List<Started> workers = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> deaths = new HashMap<>();
  private volatile boolean closed;

  /** A process, and what the ledger calls it, which cannot be found out after its death. */
  private record Started(Process process, Worker worker) {}

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
      for (Started started : List.copyOf(workers)) {
        if (!started.process().isAlive()) {
          workers.remove(started);
          ended(started);
        }
      }
      listener.accept(ledger.view());
    }
  }

  private void start() throws IOException {
    String data = search.settings().images().data().toString();
    List<String> command =
        JavaCommand.of(SearchWorker.class, List.of(search.folder().path().toString(), data));
    Process process = WorkerProcesses.start(command);
    workers.add(new Started(process, Worker.of(process.toHandle())));
  }

  private void ended(Started ended) throws IOException {
    int code = ended.process().exitValue();
    if (code == 0 || closed) {
      return;
    }
    if (code == SearchWorker.FAILED) {
      String reason =
          new String(ended.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .strip();
      throw new IOException("a worker of the search cannot go on: " + reason + SavedWork.GOES_ON);
    }
    // The ledger's rows may say already that another worker has it now.
    OptionalInt taken =
        ledger.events().stream()
            .filter(event -> event instanceof Claimed c && c.worker().isSameAs(ended.worker()))
            .mapToInt(event -> ((Claimed) event).trial())
            .reduce((before, last) -> last);
    if (taken.isEmpty()) {
      throw new IOException(
          "a worker of the search ended with exit code "
              + code
              + " before it took a network"
              + SavedWork.GOES_ON);
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
    for (Started started : workers) {
      started.process().destroyForcibly().onExit().join();
    }
  }
}
