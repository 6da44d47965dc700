package mobilenet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Processes that work for this one, started as they are needed. One that is killed is replaced, and
 * asked the same again. Thread-safe: as many processes as threads ask.
 *
 * @param <C> how a process is talked to
 */
public final class WorkerProcesses<C> implements AutoCloseable {
  /** After so many, what was asked is at fault: it may be too large for the machine. */
  public static final int MOST_DEATHS = 2;

  /** A process whose pipes are broken ends soon, and its own exit code tells why. */
  private static final long MOST_SECONDS_TO_END = 10;

  private final List<String> command;
  private final Connection<C> connection;
  private final Queue<Worker<C>> idle = new ConcurrentLinkedQueue<>();
  private final Set<Process> started = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * No processes yet.
   *
   * @param command starts one; its standard error is this one's
   */
  public WorkerProcesses(List<String> command, Connection<C> connection) {
    this.command = List.copyOf(command);
    this.connection = connection;
  }

  /**
   * How a process is talked to that has just been started.
   *
   * @param <C> by what
   */
  @FunctionalInterface
  public interface Connection<C> {
    /**
     * Connects.
     *
     * @throws IOException if this process cannot; that the other has ended is found by asking
     */
    C to(Process process) throws IOException;
  }

  /**
   * Something that a process is to answer.
   *
   * @param <C> how it is talked to
   * @param <R> the answer
   */
  @FunctionalInterface
  public interface Question<C, R> {
    /**
     * Asks, and waits for the answer.
     *
     * @throws IOException if a pipe breaks or ends, as when the process does
     */
    R ask(C connection) throws IOException;
  }

  private record Worker<C>(Process process, C connection) {}

  /**
   * Asks one of the processes.
   *
   * @throws WorkerDeathException if it ended by itself, or was killed as often as a question may be
   *     asked
   * @throws IOException if no process can be started, or {@link #close} has ended them: what was
   *     asked is not at fault then
   */
  public <R> R ask(Question<C, R> question) throws IOException, InterruptedException {
    for (int death = 1; ; death++) {
      Worker<C> worker = worker();
      try {
        R answer = question.ask(worker.connection());
        idle.add(worker);
        return answer;
      } catch (IOException ended) {
        // A pipe breaks where the other side was ended; the exit code tells.
        int code = end(worker.process());
        requireOpen();
        if (!WorkerDeathException.isSignal(code) || death == MOST_DEATHS) {
          throw new WorkerDeathException(code, death);
        }
      }
    }
  }

  /**
   * Starts one. Its standard error is this process's.
   *
   * @throws IOException if the system cannot, as where memory is short; its message is a sentence
   *     for users
   */
  public static Process start(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new IOException(
          "a worker cannot be started: "
              + e.getMessage()
              + SavedWork.GOES_ON
              + ", with fewer --workers if memory is short",
          e);
    }
  }

  private Worker<C> worker() throws IOException {
    requireOpen();
    Optional<Worker<C>> waiting = waiting();
    if (waiting.isPresent()) {
      return waiting.get();
    }
    Process process = start(command);
    started.add(process);
    if (closed) {
      process.destroyForcibly();
    }
    return new Worker<>(process, connection.to(process));
  }

  /** One that was killed while it waited would count against what it is asked next. */
  private Optional<Worker<C>> waiting() {
    Optional<Worker<C>> next = Optional.ofNullable(idle.poll());
    while (next.isPresent() && !next.get().process().isAlive()) {
      started.remove(next.get().process());
      next = Optional.ofNullable(idle.poll());
    }
    return next;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the workers were ended" + SavedWork.GOES_ON);
    }
  }

  private int end(Process process) throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    int code = process.waitFor();
    started.remove(process);
    return code;
  }

  /** Ends the processes; none takes their place. */
  @Override
  public void close() {
    closed = true;
    for (Process process : started) {
      process.destroyForcibly().onExit().join();
    }
  }
}
